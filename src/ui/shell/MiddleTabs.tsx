import { useState } from 'react'
import { problemOf } from '../../core/problems/all'
import { FutureMark } from '../controls/FutureMark'
import { Tabs } from '../controls/Tabs'
import { useConfig } from '../hooks/useStores'
import { useText } from '../hooks/useText'
import { ErrorBoundary } from '../late/ErrorBoundary'
import { Late } from '../late/Late'
import { part } from '../late/part'
import { NetworkCard } from '../network/NetworkCard'
import './middleTabs.css'

/** Each loads when it is first shown. */
const parts = {
  tug: part(() => import('../tug/TugOfWar').then((module) => module.TugOfWar)),
  paid: part(() => import('../paid/WhoPaid').then((module) => module.WhoPaid)),
  images: part(() => import('../images/ImagesCard').then((module) => module.ImagesCard)),
}

type Tab = 'network' | keyof typeof parts

/** The large card of the middle column: the network, the tug of war of its gradients, who paid, or test images. */
export function MiddleTabs() {
  const [picked, setTab] = useState<Tab>('network')
  const hasImages = useConfig(problemOf).images !== undefined
  const tab = picked === 'images' && !hasImages ? 'network' : picked
  const names = useTabNames()
  const tabs = <Headings current={tab} hasImages={hasImages} onPick={setTab} />
  return (
    // The tabs stay above a failed part, so that the others can be chosen.
    tab === 'network' ? (
      <ErrorBoundary name={names.network} heading={tabs}>
        <NetworkCard heading={tabs} />
      </ErrorBoundary>
    ) : (
      <section className="card middle-card" id="pictures" tabIndex={-1} aria-label={names[tab]}>
        <div className="card-head">
          {tabs}
          <FutureMark />
        </div>
        <Late key={tab} part={parts[tab]} name={names[tab]} place="inside">
          {(Card) => <Card />}
        </Late>
      </section>
    )
  )
}

function Headings(props: { readonly current: Tab; readonly hasImages: boolean; readonly onPick: (tab: Tab) => void }) {
  const network = useText('network')
  const names = useTabNames()
  return (
    <Tabs
      label={network('tabs')}
      className="middle-tabs"
      current={props.current}
      tabs={[
        ['network', names.network],
        ['tug', names.tug],
        ['paid', names.paid],
        ...(props.hasImages ? ([['images', names.images]] as const) : []),
      ]}
      onPick={props.onPick}
    />
  )
}

function useTabNames(): Readonly<Record<Tab, string>> {
  return {
    network: useText('network')('tab'),
    tug: useText('tug')('tab'),
    paid: useText('paid')('tab'),
    images: useText('images')('tab'),
  }
}

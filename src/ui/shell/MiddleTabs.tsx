import { useState } from 'react'
import { Tabs } from '../controls/Tabs'
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
}

type Tab = 'network' | keyof typeof parts

/** The large card of the middle column: the network, the tug of war of its gradients, or who paid. */
export function MiddleTabs() {
  const [tab, setTab] = useState<Tab>('network')
  const names = useTabNames()
  const tabs = <Headings current={tab} onPick={setTab} />
  return (
    // The tabs stay above a failed part, so that the others can be chosen.
    tab === 'network' ? (
      <ErrorBoundary name={names.network} heading={tabs}>
        <NetworkCard heading={tabs} />
      </ErrorBoundary>
    ) : (
      <section className="card middle-card" id="pictures" tabIndex={-1} aria-label={names[tab]}>
        <div className="card-head">{tabs}</div>
        <Late key={tab} part={parts[tab]} name={names[tab]} place="inside">
          {(Card) => <Card />}
        </Late>
      </section>
    )
  )
}

function Headings({ current, onPick }: { readonly current: Tab; readonly onPick: (tab: Tab) => void }) {
  const network = useText('network')
  const names = useTabNames()
  return (
    <Tabs
      label={network('tabs')}
      className="middle-tabs"
      current={current}
      tabs={[
        ['network', names.network],
        ['tug', names.tug],
        ['paid', names.paid],
      ]}
      onPick={onPick}
    />
  )
}

function useTabNames(): Readonly<Record<Tab, string>> {
  return { network: useText('network')('tab'), tug: useText('tug')('tab'), paid: useText('paid')('tab') }
}

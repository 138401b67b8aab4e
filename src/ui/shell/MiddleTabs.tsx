import { useState } from 'react'
import { ErrorBoundary } from '../controls/ErrorBoundary'
import { Tabs } from '../controls/Tabs'
import { useText } from '../hooks/useText'
import { NetworkCard } from '../network/NetworkCard'
import { Late } from './Late'
import { once } from './once'
import './middleTabs.css'

/** Loaded when first looked at. */
const parts = {
  tug: once(() => import('../tug/TugOfWar').then((module) => module.TugOfWar)),
  paid: once(() => import('../paid/WhoPaid').then((module) => module.WhoPaid)),
}

type Tab = 'network' | keyof typeof parts

/** The large card of the middle column: the network, the tug of war of its gradients, or who paid. */
export function MiddleTabs() {
  const [tab, setTab] = useState<Tab>('network')
  const tabs = <Headings present={tab} onPick={setTab} />
  return (
    <ErrorBoundary key={tab}>
      {tab === 'network' ? (
        <NetworkCard heading={tabs} />
      ) : (
        <div className="card middle-card">
          <div className="card-head">{tabs}</div>
          <Late part={parts[tab]()} fallback={null} />
        </div>
      )}
    </ErrorBoundary>
  )
}

function Headings({ present, onPick }: { readonly present: Tab; readonly onPick: (tab: Tab) => void }) {
  const network = useText('network')
  const tug = useText('tug')
  const paid = useText('paid')
  return (
    <Tabs
      label={network('tabs')}
      className="middle-tabs"
      present={present}
      tabs={[
        ['network', network('tab')],
        ['tug', tug('tab')],
        ['paid', paid('tab')],
      ]}
      onPick={onPick}
    />
  )
}

import { lazy, Suspense, useState } from 'react'
import { weightingById } from '../../core/weightings/all'
import type { Family } from '../../core/weightings/define'
import { setConfigField } from '../../state/config'
import { Icon } from '../controls/Icon'
import { useConfig } from '../hooks/useStores'
import { useText } from '../hooks/useText'
import { LiveFormula } from './LiveFormula'
import { ScheduleStrip } from './ScheduleStrip'
import { ShareBar } from './ShareBar'
import './weighting.css'

const MethodBrowser = lazy(() => import('./MethodBrowser').then((module) => ({ default: module.MethodBrowser })))
const MethodDetails = lazy(() => import('./MethodDetails').then((module) => ({ default: module.MethodDetails })))

/** Methods that do nothing by themselves: their options open as they are picked. */
const NEEDS_HAND: ReadonlySet<Family> = new Set(['schedule', 'custom'])

/** How the losses combine: the method, its formula with this step's numbers, and what that means. */
export function WeightingCard() {
  const text = useText('weighting')
  const id = useConfig((config) => config.weighting.id)
  const [open, setOpen] = useState(false)
  return (
    <div className="card weighting-card">
      <div className="card-head">
        <h2>{text('title')}</h2>
        <MethodButton id={id} onPick={(picked) => setOpen(open || NEEDS_HAND.has(weightingById(picked).family))} />
        <button
          type="button"
          className="btn icon small"
          aria-expanded={open}
          aria-label={text('about')}
          title={text('about')}
          onClick={() => setOpen(!open)}
        >
          <Icon name="more" size={14} />
        </button>
      </div>
      <LiveFormula actsOn={weightingById(id).actsOn} />
      <ShareBar />
      <ScheduleStrip />
      {open && (
        <Suspense fallback={null}>
          <MethodDetails id={id} />
        </Suspense>
      )}
    </div>
  )
}

/** The method's name; opens the list of all of them. */
function MethodButton({ id, onPick }: { readonly id: string; readonly onPick: (id: string) => void }) {
  const text = useText('weighting')
  const methods = useText('methods')
  const [browsing, setBrowsing] = useState(false)
  const { modifiers } = useConfig((config) => config.weighting)
  const name = methods.maybe(`${id}.name`) ?? id
  return (
    <>
      <button
        type="button"
        className="method-button"
        aria-haspopup="dialog"
        aria-label={`${text('pick')}: ${name}`}
        title={text('browse')}
        onClick={() => setBrowsing(true)}
      >
        <span>{name}</span>
        {modifiers.length > 0 && <small className="count">+{modifiers.length}</small>}
        <Icon name="triangle" size={12} />
      </button>
      {browsing && (
        <Suspense fallback={null}>
          <MethodBrowser
            onClose={() => setBrowsing(false)}
            onPick={(picked) => {
              if (picked !== id) setConfigField('weighting', { id: picked, options: {}, modifiers })
              onPick(picked)
            }}
          />
        </Suspense>
      )}
    </>
  )
}

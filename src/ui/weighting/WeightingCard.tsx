import { lazy, Suspense, useState } from 'react'
import { weightingById, weightings } from '../../core/weightings/all'
import type { Family } from '../../core/weightings/define'
import { setConfigField } from '../../state/config'
import { Icon } from '../controls/Icon'
import { Select } from '../controls/Select'
import { useConfig } from '../hooks/useStores'
import { useText } from '../hooks/useText'
import { LiveFormula } from './LiveFormula'
import { ScheduleStrip } from './ScheduleStrip'
import { ShareBar } from './ShareBar'
import './weighting.css'

const MethodDetails = lazy(() => import('./MethodDetails').then((module) => ({ default: module.MethodDetails })))

const FAMILIES: readonly Family[] = ['fixed', 'schedule', 'loss', 'gradient', 'hybrid', 'custom']

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
        <MethodSelect id={id} onPick={(picked) => setOpen(open || NEEDS_HAND.has(weightingById(picked).family))} />
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

function MethodSelect({ id, onPick }: { readonly id: string; readonly onPick: (id: string) => void }) {
  const text = useText('weighting')
  const methods = useText('methods')
  const groups = FAMILIES.map((family) => ({
    family,
    members: weightings.filter((weighting) => weighting.family === family),
  })).filter(({ members }) => members.length > 0)
  return (
    <Select
      strong
      label={text('pick')}
      value={id}
      options={groups.flatMap(({ family, members }) =>
        members.map((member) => ({
          value: member.id,
          label: methods.maybe(`${member.id}.name`) ?? member.id,
          group: text(`families.${family}`),
        })),
      )}
      onChange={(value) => {
        setConfigField('weighting', { id: value, options: {}, modifiers: [] })
        onPick(value)
      }}
    />
  )
}

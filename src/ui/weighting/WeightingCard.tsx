import { useState } from 'react'
import { pickedOptions } from '../../core/config/picked'
import { weightingById } from '../../core/weightings/all'
import type { Family } from '../../core/weightings/define'
import { setConfigField } from '../../state/config'
import { openDialog } from '../../state/dialogs'
import { play, reset, runStore } from '../../state/run'
import { configStore } from '../../state/setup'
import { ScheduleStrip } from '../charts/ScheduleStrip'
import { FutureMark } from '../controls/FutureMark'
import { Icon } from '../controls/Icon'
import { Remarks } from '../controls/Remarks'
import { useConfig } from '../hooks/useStores'
import { useText } from '../hooks/useText'
import { Late } from '../late/Late'
import { part } from '../late/part'
import { MethodButton } from '../methods/MethodPicker'
import { LiveFormula } from './LiveFormula'
import { ShareBar } from './ShareBar'
import './weighting.css'

const details = part(() => import('./MethodDetails').then((module) => module.MethodDetails), 'methods')

/** Families whose methods do nothing until options are set: picking one opens the options. */
const NEEDS_HAND: ReadonlySet<Family> = new Set(['schedule', 'custom'])

/** The weighting: the method, its formula with the current step's numbers, and a sentence that interprets them. */
export function WeightingCard() {
  const text = useText('weighting')
  const { id, modifiers } = useConfig((config) => config.weighting)
  const [open, setOpen] = useState(false)
  /** `from`: the step at which the method takes over. */
  const pick = (picked: string, from = runStore.getState().step) => {
    const { config } = configStore.getState()
    const options = pickedOptions(picked, config, { from, end: config.training.stopAfter })
    if (picked !== id) setConfigField('weighting', { id: picked, options, modifiers })
    setOpen(open || NEEDS_HAND.has(weightingById(picked).family))
  }
  return (
    <section className="card weighting-card" id="weighting" tabIndex={-1} aria-label={text('title')}>
      <div className="card-head">
        <h2>{text('title')}</h2>
        <FutureMark />
        <MethodButton
          current={id}
          around={modifiers.length}
          onPick={(picked) => pick(picked)}
          onTry={(picked) => {
            pick(picked, 0)
            reset()
            play()
          }}
        />
        <button
          type="button"
          className="btn icon small"
          aria-label={text('adviser')}
          title={text('adviser')}
          onClick={() => openDialog('adviser')}
        >
          <Icon name="help" size={14} />
        </button>
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
      <Remarks fields={['weighting']} />
      <LiveFormula actsOn={weightingById(id).actsOn} />
      <ShareBar />
      <ScheduleStrip />
      {open && (
        <Late part={details} name={text('about')} place="inside">
          {(MethodDetails) => <MethodDetails id={id} />}
        </Late>
      )}
    </section>
  )
}

import { useStore } from 'zustand'
import { runCount } from '../../../core/comparison/expand'
import { type LineUpId, lineUps } from '../../../core/comparison/lineUps'
import { MOST_LANES, MOST_RUNS, MOST_SEEDS } from '../../../core/comparison/types'
import { pickedOptions } from '../../../core/config/picked'
import { changedBy } from '../../../core/config/validate'
import {
  addBaselines,
  addLane,
  applyLineUp,
  firstSeeds,
  setLaneField,
  setSeeds,
  setSteps,
} from '../../../state/compare/actions'
import { compareStore, compareViewStore, setCompareView } from '../../../state/compare/store'
import { openDialog } from '../../../state/dialogs'
import { Disclosed } from '../../controls/Disclosed'
import { Icon } from '../../controls/Icon'
import { LockedGroup } from '../../controls/LockedGroup'
import { NumberEntry } from '../../controls/NumberEntry'
import { useFormat } from '../../hooks/useFormat'
import { useText } from '../../hooks/useText'
import { MethodDialog, MethodPicker } from '../../methods/MethodPicker'
import { useLanes } from '../useLanes'
import { LaneRow } from './LaneRow'
import { laneSpan } from './laneSetup'
import { SeedStepper } from './SeedStepper'
import './lanes.css'

/** The list of lanes: the legend of all pictures, and the place to add and edit lanes. */
export function LanesPanel() {
  const text = useText('compare')
  const format = useFormat()
  const lanes = useLanes()
  const runs = useStore(compareStore, ({ comparison }) => runCount(comparison))
  return (
    <section className="card lanes-panel" id="lanes" tabIndex={-1} aria-labelledby="lanes-title">
      <div className="card-head">
        <h2 id="lanes-title">{text('lanes')}</h2>
        <span className="aside num">
          {text('runsOf', { count: format.integer(runs), most: format.integer(MOST_RUNS) })}
        </span>
      </div>
      <div className="lanes-tools">
        <LockedGroup wish="compare">
          <LineUps />
          <AddLane />
          <Baselines />
        </LockedGroup>
      </div>
      <ul className="lane-list">
        {lanes.map((lane) => (
          <LaneRow key={lane.id} lane={lane} last={lanes.length === 1} />
        ))}
      </ul>
      <LockedGroup wish="compare">
        <Settings />
      </LockedGroup>
      <AskMethod />
    </section>
  )
}

/** After a fork: asks with which method the second lane continues. If closed, both lanes continue unchanged. */
function AskMethod() {
  const text = useText('compare')
  const choosing = useStore(compareViewStore, (view) => view.choosing)
  const lane = useStore(compareStore, ({ comparison }) => comparison.lanes.find(({ id }) => id === choosing))
  const base = useStore(compareStore, ({ comparison }) => comparison.base)
  if (!lane) return null
  return (
    <MethodDialog
      current={changedBy(base.config, base.edits).weighting.id}
      note={text('askMethod')}
      onPick={(id) => {
        const options = pickedOptions(id, base.config, laneSpan())
        setLaneField(lane.id, 'weighting', { id, options, modifiers: [] })
      }}
      onClose={() => setCompareView({ choosing: null })}
    />
  )
}

function LineUps() {
  const text = useText('compare')
  const label = (
    <>
      {text('lineUp')}
      <Icon name="triangle" size={12} />
    </>
  )
  return (
    <Disclosed label={text('lineUp')} button={label} className="btn small">
      {(close) => (
        <div className="menu line-ups">
          {lineUps.map(({ id }) => (
            <button
              key={id}
              type="button"
              className="btn quiet"
              onClick={() => {
                close()
                applyLineUp(id satisfies LineUpId)
              }}
            >
              <b>{text(`lineUps.${id}.name`)}</b>
              <span className="hint">{text(`lineUps.${id}.about`)}</span>
            </button>
          ))}
          <button
            type="button"
            className="btn quiet"
            onClick={() => {
              close()
              openDialog('adviser')
            }}
          >
            <b>{text('adviser')}</b>
          </button>
        </div>
      )}
    </Disclosed>
  )
}

/** Adds a lane once a method is picked, so there is no lane without a method. */
function AddLane() {
  const text = useText('compare')
  const full = useStore(compareStore, ({ comparison }) => comparison.lanes.length >= MOST_LANES)
  return (
    <MethodPicker
      current={null}
      onPick={(id) => {
        const { config } = compareStore.getState().comparison.base
        addLane('weighting', { id, options: pickedOptions(id, config, laneSpan()), modifiers: [] })
      }}
    >
      {(open) => (
        <button
          type="button"
          className="btn small"
          aria-haspopup="dialog"
          disabled={full}
          title={text('addLaneHint')}
          onClick={open}
        >
          {text('addLane')}
        </button>
      )}
    </MethodPicker>
  )
}

function Baselines() {
  const text = useText('compare')
  const there = useStore(compareStore, ({ comparison: { base, lanes } }) =>
    base.config.tasks.every((task) => !task.enabled || lanes.some(({ only }) => only === task.id)),
  )
  return (
    <button
      type="button"
      className="btn small"
      disabled={there}
      aria-label={text('baselinesLong')}
      title={text('baselinesHint')}
      onClick={addBaselines}
    >
      {text('baselines')}
    </button>
  )
}

function Settings() {
  const text = useText('compare')
  const format = useFormat()
  const { seeds, steps } = useStore(compareStore, (state) => state.comparison)
  return (
    <div className="lanes-settings" title={text('restartsAll')}>
      <span title={text('seedsHint')}>
        {text('seeds')}
        <SeedStepper count={seeds.length} most={MOST_SEEDS} onChange={(count) => setSeeds(firstSeeds(count))} />
      </span>
      <span title={text('stopAfterLong')}>
        {text('stopAfter')}
        <NumberEntry
          wide
          label={`${text('stopAfter')} (${text('stopAfterHint')})`}
          value={steps}
          min={0}
          max={1e7}
          integer
          format={format.integer}
          onChange={setSteps}
        />
      </span>
    </div>
  )
}

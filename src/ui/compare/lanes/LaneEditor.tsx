import { useMemo } from 'react'
import { useStore } from 'zustand'
import { MOST_SEEDS } from '../../../core/comparison/types'
import { duplicateLane, firstSeeds, removeLane, setLaneSeeds } from '../../../state/compare/actions'
import { compareStore, toggleLane } from '../../../state/compare/store'
import { IconButton } from '../../controls/IconButton'
import { LockedGroup } from '../../controls/LockedGroup'
import { useFormat } from '../../hooks/useFormat'
import { SetupContext } from '../../hooks/useSetup'
import { useText } from '../../hooks/useText'
import { useComparedTasks } from '../useComparedTasks'
import type { NamedLane } from '../useLanes'
import { LaneNetwork, LaneTraining, LaneWeighting } from './LaneFields'
import { laneSetup } from './laneSetup'
import { SeedStepper } from './SeedStepper'
import './laneEditor.css'

interface Props {
  readonly lane: NamedLane
  readonly last: boolean
  readonly close: () => void
}

/** The editor of everything in which a lane may differ from the comparison's set-up. */
export function LaneEditor({ lane, last, close }: Props) {
  const text = useText('compare')
  const format = useFormat()
  const setup = useMemo(() => laneSetup(lane.id), [lane.id])
  const fork = useStore(compareStore, ({ comparison }) => comparison.fork)
  const { only } = lane.lane
  return (
    <SetupContext value={setup}>
      <div className="lane-editor">
        <h3>
          <span className="dot" style={{ background: lane.color }} /> {lane.name}
        </h3>
        <p className="hint">{text('restartsAll')}</p>
        <LockedGroup wish="compare">
          {only === null ? <LaneWeighting lane={lane} /> : <Baseline task={only} />}
          <LaneTraining lane={lane} />
          {fork > 0 ? (
            <p className="hint">{text('editor.parting', { step: format.integer(fork) })}</p>
          ) : (
            <LaneNetwork lane={lane} />
          )}
          <Seeds lane={lane} />
          <Actions lane={lane} last={last} close={close} />
        </LockedGroup>
      </div>
    </SetupContext>
  )
}

function Baseline({ task }: { readonly task: string }) {
  const text = useText('compare')
  const tasks = useComparedTasks()
  const name = tasks.find(({ id }) => id === task)?.name ?? task
  return <p className="hint">{text('editor.baseline', { task: name })}</p>
}

/** The lane's number of seeds: that of the comparison, or one of its own. */
function Seeds({ lane }: { readonly lane: NamedLane }) {
  const text = useText('compare')
  const common = useStore(compareStore, ({ comparison }) => comparison.seeds.length)
  const own = lane.lane.seeds
  return (
    <div className={own ? 'changeable changed' : 'changeable'}>
      <div className="row choice">
        <span className="row-label">{text('editor.seeds')}</span>
        <span className="hint row-aside">{!own && text('editor.seedsAsAll')}</span>
        <SeedStepper
          count={own?.length ?? common}
          most={MOST_SEEDS}
          onChange={(count) => setLaneSeeds(lane.id, count === common ? null : firstSeeds(count))}
        />
      </div>
      {own && (
        <IconButton
          icon="undo"
          label={text('editor.back', { name: text('editor.seeds') })}
          size={13}
          onPress={() => setLaneSeeds(lane.id, null)}
        />
      )}
    </div>
  )
}

function Actions({ lane, last, close }: Props) {
  const text = useText('compare')
  const act = (what: () => unknown) => () => {
    close()
    what()
  }
  return (
    <div className="lane-editor-actions">
      <button type="button" className="btn small" onClick={() => toggleLane(lane.id, { isolate: true })}>
        {text('onlyShort')}
      </button>
      <button type="button" className="btn small" onClick={act(() => duplicateLane(lane.id))}>
        {text('duplicateShort')}
      </button>
      <button
        type="button"
        className="btn small"
        disabled={last}
        title={last ? text('lastLane') : undefined}
        onClick={act(() => removeLane(lane.id))}
      >
        {text('removeShort')}
      </button>
    </div>
  )
}

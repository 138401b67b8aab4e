import { useState } from 'react'
import { useStore } from 'zustand'
import { laneConfig } from '../../../core/comparison/expand'
import { compareStore, compareViewStore, setCompareView } from '../../../state/compare/store'
import { Select } from '../../controls/Select'
import { useText } from '../../hooks/useText'
import { useComparedTasks } from '../useComparedTasks'
import { useLanes } from '../useLanes'
import { ConflictLanes, type LaneMeasure } from './ConflictLanes'
import { ConflictRows } from './ConflictRows'
import './conflict.css'
import { useConflictLane } from './useConflict'

/** Conflict between tasks over the steps: all measures of one lane, or one measure of all lanes. */
export function ConflictCard() {
  return (
    <section className="card conflict-card">
      <Conflict />
    </section>
  )
}

function Conflict() {
  const text = useText('compareResults')
  const tasks = useComparedTasks()
  const lane = useConflictLane()
  const [view, setView] = useState<'lane' | LaneMeasure>('lane')
  return (
    <>
      <div className="card-head">
        <h2>{text('conflict.title')}</h2>
        <Select
          label={text('conflict.view')}
          value={view}
          options={[
            { value: 'lane', label: text('conflict.oneLane') },
            { value: 'lean', label: text('conflict.lean'), group: text('conflict.allLanes') },
            { value: 'share', label: text('conflict.share'), group: text('conflict.allLanes') },
          ]}
          onChange={(value) => setView(value as 'lane' | LaneMeasure)}
        />
      </div>
      {tasks.length < 2 ? (
        <p className="hint">{text('conflict.oneTask')}</p>
      ) : view !== 'lane' ? (
        <ConflictLanes measure={view} />
      ) : (
        lane && (
          <>
            <Choices />
            <ConflictRows key={lane.id} lane={lane} tasks={tasks} />
          </>
        )
      )}
    </>
  )
}

function Choices() {
  const text = useText('compareResults')
  const lanes = useLanes()
  const lane = useConflictLane()
  const layer = useStore(compareViewStore, (view) => view.conflictLayer)
  // Lanes may have trunks of different depth.
  const layers = useStore(compareStore, ({ comparison }) =>
    lane ? laneConfig(comparison, lane.lane).network.trunk.length : 0,
  )
  return (
    <div className="conflict-choices">
      <Select
        label={text('conflict.lane')}
        value={lane?.id ?? ''}
        options={lanes.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(id) => setCompareView({ conflictLane: id })}
      />
      <Select
        label={text('conflict.layer')}
        value={String(layer < layers ? layer : -1)}
        options={[
          { value: '-1', label: text('conflict.trunk') },
          ...Array.from({ length: layers }, (_, l) => ({
            value: String(l),
            label: text('conflict.layerN', { layer: l + 1 }),
          })),
        ]}
        onChange={(value) => setCompareView({ conflictLayer: Number(value) })}
      />
    </div>
  )
}

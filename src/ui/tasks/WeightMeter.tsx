import { weighByHand } from '../../state/config'
import { runStore } from '../../state/run'
import { Disclosed } from '../controls/Disclosed'
import { FutureMark } from '../controls/FutureMark'
import { ladderOf, positionOn, WEIGHTS } from '../controls/ladder'
import { useFormat } from '../hooks/useFormat'
import { describedBy, useLocked } from '../hooks/useLocked'
import { useNow } from '../hooks/useNow'
import type { NamedTask } from '../hooks/useTasks'
import { useText } from '../hooks/useText'
import { weightText } from './weights'

const LADDER = ladderOf(WEIGHTS)

/** The current weight that the method gives a task, drawn on the slider's track. A press offers the slider. */
export function WeightMeter({ task, decider }: { readonly task: NamedTask; readonly decider: string }) {
  const text = useText('tasks')
  const format = useFormat()
  const weight = useNow()?.weights[task.index]
  const known = weight !== undefined && Number.isFinite(weight)
  const shown = known ? weightText(format, weight) : '–'
  const words = text('decided', { task: task.name, method: decider, weight: shown })
  return (
    <div className="weight">
      <Disclosed
        label={words}
        className="weight-meter"
        button={
          <>
            <span className="track">
              {known && <i style={{ width: `${(100 * positionOn(LADDER, weight)) / (LADDER.length - 1)}%` }} />}
            </span>
            <span className="num">{shown}</span>
          </>
        }
      >
        {(close) => <Offer decider={decider} close={close} />}
      </Disclosed>
    </div>
  )
}

/** Above the tasks: which method decides the weights, and the way back to the sliders. */
export function DecidedLine({ decider }: { readonly decider: string }) {
  const text = useText('tasks')
  return (
    <p className="hint decided">
      <span>{text('decides', { method: decider })}</span>
      <FutureMark />
      <ByHand />
    </p>
  )
}

function Offer({ decider, close }: { readonly decider: string; readonly close: () => void }) {
  const text = useText('tasks')
  return (
    <>
      <p>{text('decidesLong', { method: decider })}</p>
      <ByHand onDone={close} />
    </>
  )
}

function ByHand({ onDone }: { readonly onDone?: () => void }) {
  const text = useText('tasks')
  const locked = useLocked('weighting')
  return (
    <button
      type="button"
      className="btn small on"
      title={text('byHandHint')}
      disabled={locked}
      aria-describedby={describedBy(locked)}
      onClick={() => {
        onDone?.()
        weighByHand([...(runStore.getState().now?.weights ?? [])])
      }}
    >
      {text('byHand')}
    </button>
  )
}

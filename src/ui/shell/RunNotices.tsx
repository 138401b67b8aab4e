import { useEffect, useState } from 'react'
import { goOn, reset, runStore, switchEngine } from '../../state/run'
import { useFormat } from '../hooks/useFormat'
import { useRun } from '../hooks/useStores'
import { useEnabledLooks } from '../hooks/useTasks'
import { useText } from '../hooks/useText'
import { Bubble, SHOWN_FOR } from './Bubble'
import { Failed, Lost } from './EngineFaults'

/** Messages of the page's own run: its engine's faults, and why it stopped. */
export function RunNotices() {
  return (
    <>
      <RunLost />
      <RunSilent />
      <RunFailed />
      <Stopped />
    </>
  )
}

/** Why a run ended: at its stop, or by divergence. Disappears with the next start or a press. */
function Stopped() {
  const text = useText('notices')
  const format = useFormat()
  const tasks = useEnabledLooks()
  const stop = useRun((run) => run.stop)
  const [dismissed, setDismissed] = useState<typeof stop>(null)
  useEffect(() => {
    // The message of a planned stop disappears; that of a divergence stays until it is dismissed.
    if (!stop || stop.kind === 'diverged') return
    const timer = window.setTimeout(() => setDismissed(stop), SHOWN_FOR)
    return () => window.clearTimeout(timer)
  }, [stop])
  if (!stop || stop === dismissed) return null
  const step = format.integer(stop.step)
  const task = stop.kind === 'diverged' ? tasks[stop.task]?.name : undefined
  return (
    <Bubble tone={stop.kind === 'diverged' ? 'error' : 'info'} onDismiss={() => setDismissed(stop)}>
      {stop.kind === 'reached' && text('stoppedReached', { step })}
      {stop.kind === 'flat' && text('stoppedFlat', { step })}
      {stop.kind === 'diverged' && (task ? text('diverged', { step, task }) : text('divergedUnknown', { step }))}
    </Bubble>
  )
}

function RunLost() {
  const lost = useRun((run) => run.contextLost)
  return <Lost lost={lost} step={runStore.getState().step} onUseCpu={() => switchEngine('cpu')} />
}

function RunFailed() {
  const error = useRun((run) => run.error)
  return (
    <Failed error={error} onReload={() => reset()}>
      {/* A set-up that is too large would fail again in another worker. */}
      {!error?.limit && <GoOn />}
    </Failed>
  )
}

/** Continues in another worker, from the step that the run had reached. */
function GoOn() {
  const text = useText('notices')
  const format = useFormat()
  const { step } = runStore.getState()
  if (step === 0) return null
  return (
    <button type="button" className="btn small" onClick={goOn}>
      {text('goOn', { step: format.integer(step) })}
    </button>
  )
}

/** No message from training for a while. A long update and a dead worker cannot be told apart. */
function RunSilent() {
  const text = useText('notices')
  const silent = useRun((run) => run.silent)
  const [hidden, setHidden] = useState(false)
  if (!silent) {
    if (hidden) setHidden(false)
    return null
  }
  if (hidden) return null
  return (
    <Bubble tone="warning" onDismiss={() => setHidden(true)}>
      {text('silent')}
      <br />
      <GoOn />
      <button type="button" className="btn small" onClick={() => reset()}>
        {text('reload')}
      </button>
    </Bubble>
  )
}

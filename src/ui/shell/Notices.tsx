import { type ReactNode, useEffect, useState } from 'react'
import type { TextKey } from '../../i18n/keys'
import { dismiss, type noticeStore } from '../../state/notices'
import { goOn, reset, runStore, switchEngine } from '../../state/run'
import type { WireError } from '../../worker/protocol'
import { Icon } from '../controls/Icon'
import { useErrorText } from '../hooks/useErrorText'
import { useFormat } from '../hooks/useFormat'
import { useComparing, useNotices, useRun } from '../hooks/useStores'
import { useEnabledTasks } from '../hooks/useTasks'
import { useText } from '../hooks/useText'
import { Late } from '../late/Late'
import { part } from '../late/part'
import './notices.css'

type Notice = ReturnType<typeof noticeStore.getState>['notices'][number]
type Tone = Notice['kind']

const SHOWN_FOR = 8000
const lanesNotices = part(() => import('./lanes/LanesNotices').then((module) => module.LanesNotices), 'compare')

/** Messages in a corner. Screen readers hear confirmations politely and faults at once. */
export function Notices() {
  const text = useText('interface')
  const notices = useNotices()
  const comparing = useComparing()
  return (
    <section className="notices" aria-label={text('regions.notices')}>
      <div role="alert">
        {comparing ? (
          <Late part={lanesNotices} name={text('regions.notices')} place="row">
            {(Notes) => <Notes />}
          </Late>
        ) : (
          <>
            <RunLost />
            <RunSilent />
            <RunFailed />
            <Stopped />
          </>
        )}
        {notices.filter((notice) => notice.kind === 'error').map(show)}
      </div>
      <div role="status">{notices.filter((notice) => notice.kind !== 'error').map(show)}</div>
    </section>
  )
}

const show = (notice: Notice) => <Stored key={notice.id} notice={notice} />

export function Bubble(props: { readonly tone: Tone; readonly children: ReactNode; readonly onDismiss: () => void }) {
  const text = useText('notices')
  return (
    <div className={`notice ${props.tone}`}>
      <div className="words">{props.children}</div>
      <button type="button" className="btn icon small" aria-label={text('dismiss')} onClick={props.onDismiss}>
        <Icon name="close" size={12} />
      </button>
    </div>
  )
}

function Stored({ notice }: { readonly notice: Notice }) {
  const text = useText('notices')
  useEffect(() => {
    // A warning stays until it is dismissed; a confirmation disappears.
    if (notice.kind !== 'info') return
    const timer = window.setTimeout(() => dismiss(notice.id), SHOWN_FOR)
    return () => window.clearTimeout(timer)
  }, [notice])
  return (
    <Bubble tone={notice.kind} onDismiss={() => dismiss(notice.id)}>
      {text(notice.key as TextKey<'notices'>, notice.values as Record<string, string>)}
    </Bubble>
  )
}

/** Why a run ended: at its stop, or by divergence. Disappears with the next start or a press. */
function Stopped() {
  const text = useText('notices')
  const format = useFormat()
  const tasks = useEnabledTasks()
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

/** The graphics context is lost. It may return, or the CPU engine continues. */
export function Lost(props: { readonly lost: boolean; readonly step: number; readonly onUseCpu: () => void }) {
  const text = useText('notices')
  const format = useFormat()
  const { lost } = props
  const [hidden, setHidden] = useState(false)
  if (!lost) {
    if (hidden) setHidden(false)
    return null
  }
  if (hidden) return null
  return (
    <Bubble tone="warning" onDismiss={() => setHidden(true)}>
      {text('contextLost', { step: format.integer(props.step) })}
      <br />
      <button type="button" className="btn small" onClick={props.onUseCpu}>
        {text('useCpu')}
      </button>
    </Bubble>
  )
}

function RunFailed() {
  const error = useRun((run) => run.error)
  return (
    <Failed error={error} onReload={() => reset()}>
      {/* Starting over with a set-up that is too large would fail again. */}
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

interface FailedProps {
  readonly error: WireError | null
  readonly onReload: () => void
  /** Another way to continue, placed before 'start over'. */
  readonly children?: ReactNode
}

export function Failed({ error, onReload, children }: FailedProps) {
  const text = useText('notices')
  const errorText = useErrorText()
  const [dismissed, setDismissed] = useState<typeof error>(null)
  if (!error || error === dismissed) return null
  return (
    <Bubble tone="error" onDismiss={() => setDismissed(error)}>
      {errorText(error)}
      <br />
      {children}
      <button type="button" className="btn small" onClick={onReload}>
        {text('reload')}
      </button>
    </Bubble>
  )
}

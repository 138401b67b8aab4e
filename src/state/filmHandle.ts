/**
 * The handle of the film. Over the steps that the run has made, the run goes to the step at the handle. Beyond them the
 * handle only looks: a drag that enters the future brings the run back to where it stood when the drag began.
 */
import { createStore } from 'zustand/vanilla'
import { leaveFuture, lookTo } from './future'
import { runStore, seek } from './run'
import type { RunState } from './runState'
import { throttle } from './throttle'

interface HandleState {
  /** The step to which the handle has sent the run; null once the run stands there. On its way it shows other steps. */
  readonly wanted: number | null
}

export const handleStore = createStore<HandleState>(() => ({ wanted: null }))

/** Milliseconds between two steps that a drag asks for: each is trained again from the snapshot before it. */
const EVERY = 150
const seeks = throttle(EVERY)

/** Where the run stood when the handle was pressed, and whether it was sent elsewhere since; null if nobody holds it. */
let held: { readonly from: number; sent: boolean } | null = null

/** A pointer or a key presses the handle. */
export function holdHandle(): void {
  held = { from: handleStore.getState().wanted ?? runStore.getState().step, sent: false }
}

export function releaseHandle(): void {
  held = null
}

/** Sends the run to a step that it has made. */
export function goTo(step: number): void {
  leaveFuture()
  if (held) held.sent = true
  handleStore.setState({ wanted: step })
  seeks.run(() => seek(step))
  follow(runStore.getState())
}

/** Looks at a step that the run has not made. */
export function lookBeyond(step: number): void {
  if (held?.sent) {
    held.sent = false
    seeks.cancel()
    seek(held.from)
    handleStore.setState({ wanted: held.from })
  } else seeks.flush()
  lookTo(step)
}

/** A person who plays on no longer seeks, and a run without its engine cannot. */
function follow({ step, status, contextLost }: RunState): void {
  const stays = contextLost || (status !== 'paused' && status !== 'stopped')
  if (stays) seeks.cancel()
  const { wanted } = handleStore.getState()
  if (wanted !== null && (stays || wanted === step)) handleStore.setState({ wanted: null })
}
runStore.subscribe(follow)

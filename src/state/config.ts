/**
 * What a person may do to the set-up: set one of its fields, or take another set-up. What they may do to its tasks is in
 * `tasks.ts`. All of it can be undone and redone (`undo.ts`).
 */
import { chosen } from '../core/config/chosen'
import { LARGEST_SEED, limitsOf, tagOf } from '../core/config/fields'
import { type FieldPath, getField, ownerOf, parentOf, taskPath } from '../core/config/paths'
import type { Recording, RunConfig } from '../core/config/types'
import { valueAt } from '../core/config/validate'
import { missingData } from '../core/problems/all'
import { byHand } from '../core/weightings/weighted-sum'
import { encodeLink } from '../share/link'
import { actsLive, apply, applyLive, commit, measureAnew, startOver } from './actOnRun'
import { type Change, type Gesture, keptRuns, type LiveChange, remember } from './changes'
import { holdSetups, waitsForData } from './data'
import { forgetEarlier } from './earlier'
import { mayChange } from './gate'
import { notify } from './notices'
import type { KeptRun } from './oneRun'
import { mainRun } from './run'
import { configStore } from './setup'
import { stopTrying, tryingStore } from './trying'

export { configStore } from './setup'

const { liveEdits } = mainRun

holdSetups(() => [configStore.getState().config, configStore.getState().recording.config])

/**
 * Sets one field. `gesture: 'drag'` merges with the drag before it into one step of undo, until a
 * `commit` (the default) of the same field ends it. A value that the field does not allow changes nothing. `by` says what
 * else changes with the field.
 */
export function setConfigField(
  path: FieldPath,
  value: unknown,
  { gesture = 'commit', by = chosen }: { gesture?: Gesture; by?: typeof chosen } = {},
): void {
  if (!mayChange(path)) return
  const { config } = configStore.getState()
  const changed = by(config, path, value)
  if (changed === null) return
  if (path === 'problem.id' && waitsForData('run', [changed], () => setConfigField(path, value))) return
  const at = undoPath(config, path)
  const [before, after] = [getField(config, at), getField(changed, at)]
  if (sameValue(before, after)) {
    if (gesture === 'commit') stopTrying()
  } else {
    const live = actsLive(path, config, changed)
    if (live && !liveEdits.hasRoom()) return
    tryingStore.setState({ trying: { path, value, config: changed, live, held: gesture === 'drag' } })
    if (live) {
      remember({ kind: 'live', path: at, before, after }, gesture)
      applyLive(path, valueAt(changed, path, value), changed)
    } else if (tagOf(path) === 'replay') {
      measureAnew(at, value)
    } else {
      tellLostMetrics(config, changed)
      startOver(at, { config: changed, edits: [] }, gesture)
    }
  }
  if (gesture === 'commit') commit(at)
}

/**
 * Says that a control is held at this value, which changes nothing; null: it was released. For controls that change the
 * set-up only when they are released.
 */
export function tryField(path: FieldPath, value: unknown): void {
  const { config } = configStore.getState()
  const changed = value === null ? null : chosen(config, path, value)
  if (changed === null || missingData(changed).length > 0 || sameValue(config, changed)) stopTrying()
  else tryingStore.setState({ trying: { path, value, config: changed, live: false, held: true } })
}

/**
 * Continues with weights by hand: the sliders take these weights, and the weighted sum without modifiers replaces the
 * method, so that the next step is weighted as the last one was. `weights` are those of the enabled tasks, in order.
 * This is one step of undo.
 */
export function weighByHand(weights: readonly number[]): void {
  if (!mayChange('weighting')) return
  const { config } = configStore.getState()
  let next = 0
  const tasks = config.tasks.map((task) => {
    if (!task.enabled) return task
    const weight = weights[next++]
    const limits = limitsOf(taskPath(task.id, 'weight'))
    if (!limits || !Number.isFinite(weight)) return task
    return { ...task, weight: Math.min(Math.max(weight, limits.min), limits.max) }
  })
  const parts: LiveChange[] = tasks.flatMap((task, i) => {
    const [before, after] = [config.tasks[i].weight, task.weight]
    return before === after ? [] : [{ kind: 'live', path: taskPath(task.id, 'weight'), before, after }]
  })
  parts.push({ kind: 'live', path: 'weighting', before: config.weighting, after: byHand })
  if (!liveEdits.hasRoom(parts.length)) return
  const change: Change = { kind: 'together', path: '', parts }
  remember(change, 'commit')
  apply(change, 'after', mainRun.capture())
}

/**
 * Replaces the whole set-up and its edits by those of a file or a link. Can be undone. With `returns` (the browser
 * went back or forward to it) a run that undo or redo keeps continues where it stood; a file begins at step 0. If the
 * problem needs data, all this happens when they have arrived.
 */
export function replaceRecording(recording: Recording, { returns = false } = {}): void {
  if (waitsForData('run', [recording.config], (adapt) => replaceRecording(adapt(recording), { returns }))) return
  startOver('', recording, 'commit', returns ? keptRunOf(recording) : undefined)
  // The old curves show no effect of a change: the whole set-up is another.
  forgetEarlier()
  commit('')
}

function keptRunOf(recording: Recording): KeptRun | undefined {
  const link = encodeLink(recording)
  return keptRuns().find((run) => encodeLink(run.recording) === link)
}

/** Draws initial parameters, batches, dropout and a method's choices anew; the data stay. */
export function newSeed(): void {
  const current = configStore.getState().config.training.seed
  // Short seeds make short links.
  const drawn = Math.floor(Math.random() * Math.min(9999, LARGEST_SEED))
  setConfigField('training.seed', drawn >= current ? drawn + 1 : drawn)
}

/** Says which tasks show their usual metric again, because the one that was chosen does not fit their new loss or target. */
function tellLostMetrics(before: RunConfig, after: RunConfig): void {
  // Tasks of another problem or table have nothing but their ids in common with those before.
  if (before.problem.id !== after.problem.id || before.problem.table !== after.problem.table) return
  // As cards number them; one that is switched off shows no metric.
  const shown = after.tasks.filter(({ enabled }) => enabled)
  shown.forEach(({ id, metric }, i) => {
    const old = before.tasks.find((task) => task.id === id)
    if (old && old.metric !== 'usual' && metric === 'usual')
      notify({ kind: 'info', key: 'metricLost', values: { number: i + 1 } })
  })
}

/**
 * The path that undo restores. A new id clears the options beside it, so both are restored together; an option
 * that stood at its default is not in the config, so its parent is restored.
 */
function undoPath(config: RunConfig, path: FieldPath): FieldPath {
  const owner = ownerOf(path)
  if (owner !== null && owner !== 'problem') return owner
  const parent = parentOf(path)
  const isStanding = getField(config, path) !== undefined
  return isStanding || parent === null || parentOf(parent) === null ? path : undoPath(config, parent)
}

const sameValue = (a: unknown, b: unknown): boolean => Object.is(a, b) || JSON.stringify(a) === JSON.stringify(b)

/**
 * What a person may do to the set-up. All of it can be undone and redone.
 *
 * A live field acts immediately. It is recorded as an edit when the worker reports the step at which it
 * took effect; at step 0 it becomes part of the start instead. A change of what is measured trains the run
 * again, with its edits, to where it stood. Every other change starts over at step 0 with the current set-up,
 * without the edits that led to it. A run that was playing continues to play.
 */
import { chosen } from '../core/config/chosen'
import { defaultTask } from '../core/config/defaults'
import { LARGEST_SEED, LARGEST_TASK_ID, limitsOf, tagOf } from '../core/config/fields'
import { type FieldPath, getField, isPath, ownerOf, parentOf, taskPath } from '../core/config/paths'
import { programKey } from '../core/config/program'
import type { Recording, RunConfig, TaskConfig } from '../core/config/types'
import { checkedChange, valueAt } from '../core/config/validate'
import { MOST_TASKS } from '../core/options'
import { missingData, problemOf } from '../core/problems/all'
import { findTarget } from '../core/problems/targets'
import { byHand } from '../core/weightings/weighted-sum'
import { encodeLink } from '../share/link'
import {
  type Change,
  changeStore,
  endDrag,
  type Gesture,
  goesOn,
  keptRuns,
  type LiveChange,
  remember,
  takeBack,
  takeForward,
} from './changes'
import { holdSetups, waitsForData } from './data'
import { announceRestart, forgetEarlier, keepEarlier } from './earlier'
import { mayChange } from './gate'
import { notify } from './notices'
import { type KeptRun, runOf } from './oneRun'
import { load, mainRun, runStore, wantsToPlay } from './run'
import { configStore } from './setup'
import { stopTrying, tryingStore } from './trying'

export { configStore } from './setup'

const { liveEdits, loads } = mainRun

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

/** Adds a task with that target of the problem, unless there are as many tasks as allowed. */
export function addTask(target: string): void {
  const { config } = configStore.getState()
  const problem = problemOf(config)
  const found = findTarget(problem, target)
  if (!found) return
  const usual = problem.family?.find((task) => task.target === target) ?? defaultTask('', found.id, found.defaultLoss)
  setTasks([...config.tasks, { ...usual, id: freeId(config) }])
}

/**
 * Takes up tasks of the problem's family, or drops the last ones, until there are `count`. Those that stay keep their
 * settings; the first is switched on if no other task that trains is left. Changes nothing if the problem has no family.
 */
export function setTaskCount(count: number): void {
  const { config } = configStore.getState()
  const { family } = problemOf(config)
  if (!family) return
  const kept = config.tasks.slice(0, Math.max(count, 1))
  const trains = kept.some((task) => task.enabled)
  let changed = { ...config, tasks: kept.map((task, i) => (i === 0 && !trains ? { ...task, enabled: true } : task)) }
  for (const usual of family) {
    if (changed.tasks.length >= count) break
    if (changed.tasks.some(({ target }) => target === usual.target)) continue
    changed = { ...changed, tasks: [...changed.tasks, { ...usual, id: freeId(changed) }] }
  }
  setTasks(changed.tasks)
}

/** Inserts a copy of a task after it. */
export function duplicateTask(id: string): void {
  const { config } = configStore.getState()
  setTasks(config.tasks.flatMap((task) => (task.id === id ? [task, { ...task, id: freeId(config) }] : [task])))
}

/** Removes a task; the last one that trains stays. */
export function removeTask(id: string): void {
  setTasks(configStore.getState().config.tasks.filter((task) => task.id !== id))
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

export function undo(): void {
  flushChanges()
  const newest = () => changeStore.getState().past.at(-1)
  if (waitsForFreed(newest, 'before', undo)) return
  const left = mainRun.capture()
  const change = takeBack((last) => mayApply(last, 'before'), left)
  if (change) apply(change, 'before', left)
}

export function redo(): void {
  flushChanges()
  const newest = () => changeStore.getState().future.at(-1)
  if (waitsForFreed(newest, 'after', redo)) return
  const left = mainRun.capture()
  const change = takeForward((last) => mayApply(last, 'after'), left)
  if (change) apply(change, 'after', left)
}

/**
 * Whether the run to which the newest change leads waits for data that were freed since. Once they are here the change is
 * undone or done again, if it still is the newest.
 */
function waitsForFreed(newest: () => Change | undefined, side: 'before' | 'after', again: () => void): boolean {
  const change = newest()
  if (change?.kind !== 'whole') return false
  const { recording } = change[side]
  if (missingData(recording.config).length === 0) return false
  return waitsForData('run', [recording.config], (adapt) => {
    const adapted = adapt(recording)
    // Another version of the file was taken, which makes another set-up.
    if (adapted !== recording) replaceRecording(adapted)
    else if (newest() === change) again()
  })
}

/** Draws initial parameters, batches, dropout and a method's choices anew; the data stay. */
export function newSeed(): void {
  const current = configStore.getState().config.training.seed
  // Short seeds make short links.
  const drawn = Math.floor(Math.random() * Math.min(9999, LARGEST_SEED))
  setConfigField('training.seed', drawn >= current ? drawn + 1 : drawn)
}

/** Does immediately what a drag has left waiting. */
function flushChanges(): void {
  liveEdits.flush()
  loads.flush()
}

/** False for a live change that the recording has no room for; the person is then told. */
function mayApply(change: Change, side: 'before' | 'after'): boolean {
  if (change.kind === 'whole') return true
  if (change.kind === 'together') return liveEdits.hasRoom(change.parts.length)
  const { config } = configStore.getState()
  const changed = checkedChange(config, change.path, change[side])
  return changed === null || !actsLive(change.path, config, changed) || liveEdits.hasRoom()
}

function apply(change: Change, side: 'before' | 'after', left: KeptRun): void {
  if (change.kind === 'whole') {
    applyWhole(change[side])
    // The curves of another metric are not those of an earlier run.
    if (isPath(change.path) && tagOf(change.path) === 'replay') forgetEarlier()
    else keepEarlier(left, change[side].recording.config)
  } else if (change.kind === 'together') {
    const parts = side === 'after' ? change.parts : change.parts.toReversed()
    for (const part of parts) apply(part, side, left)
  } else {
    const { config } = configStore.getState()
    const changed = checkedChange(config, change.path, change[side])
    if (changed === null) return
    if (actsLive(change.path, config, changed)) applyLive(change.path, change[side], changed)
    else applyWhole(runOf({ config: changed, edits: [] }))
  }
  commit(change.path)
}

/**
 * True if a change can act on the run without starting over. After a failure there is no run to act on. Switching
 * dropout or clipping on or off needs another program, though their amounts are live.
 */
const actsLive = (path: FieldPath, before: RunConfig, after: RunConfig): boolean =>
  tagOf(path) === 'live' && runStore.getState().status !== 'failed' && programKey(before) === programKey(after)

function applyLive(path: FieldPath, value: unknown, config: RunConfig): void {
  configStore.setState({ config })
  forgetEarlier()
  liveEdits.send(path, value)
}

/** Replaces the run by another one, and keeps it as it stands for undo. */
function startOver(path: string, recording: Recording, gesture: Gesture, run = runOf(recording)): void {
  // What a drag has left waiting belongs to the run that is left.
  liveEdits.flush()
  if (goesOn({ kind: 'whole', path })) {
    // The run from before the drag is already kept; copying all curves with every pixel would be a waste.
    remember({ kind: 'whole', path, before: run, after: run }, gesture)
  } else {
    const before = mainRun.capture()
    remember({ kind: 'whole', path, before, after: run }, gesture)
    keepEarlier(before, recording.config)
    announceRestart(before)
  }
  applyWhole(run)
}

/**
 * Changes what is measured of the run. Records that it has cannot tell, so it is trained again, with the same numbers, to
 * where it stands.
 */
function measureAnew(path: FieldPath, value: unknown): void {
  liveEdits.flush()
  const before = mainRun.capture()
  const config = chosen(before.recording.config, path, value)
  if (config === null) return
  const after = { ...before, recording: { ...before.recording, config }, generation: -1, history: null }
  remember({ kind: 'whole', path, before, after }, 'commit')
  if (before.step > 0) notify({ kind: 'info', key: 'metricReplay', values: { step: before.step } })
  // A run that has ended trains to its end again, so that it has the record of its end.
  applyWhole(after, wantsToPlay() || runStore.getState().status === 'stopped')
  forgetEarlier()
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

function applyWhole(run: KeptRun, play?: boolean): void {
  const { recording } = run
  liveEdits.cancel()
  configStore.setState({ recording, config: recording.config })
  loads.run(() => load(recording, play ?? wantsToPlay(), run))
}

/** Finishes a change: what waits is done, and the address gets an entry for it. */
function commit(path: string): void {
  endDrag(path)
  flushChanges()
  configStore.setState({ commits: configStore.getState().commits + 1 })
}

function setTasks(tasks: readonly TaskConfig[]): void {
  if (!mayChange('tasks')) return
  const { config } = configStore.getState()
  if (tasks.length === config.tasks.length || tasks.length > MOST_TASKS) return
  if (!tasks.some((task) => task.enabled)) return
  startOver('', { config: { ...config, tasks }, edits: [] }, 'commit')
  commit('')
}

/** The id after the highest, so that ids of removed tasks do not come back; beyond the last id, the lowest free one. */
function freeId({ tasks }: RunConfig): string {
  const taken = tasks.map(({ id }) => Number(id.slice(1)))
  const next = Math.max(0, ...taken) + 1
  if (next <= LARGEST_TASK_ID) return `t${next}`
  return `t${Array.from({ length: tasks.length + 1 }, (_, k) => k + 1).find((id) => !taken.includes(id))}`
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

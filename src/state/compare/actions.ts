/**
 * What a person may do to a comparison. Lanes train in step from the same start, so a change of the
 * lanes starts all of them over; if they were playing they continue to play. Only a later end lets them
 * continue from where they are.
 */
import { createStore } from 'zustand/vanilla'
import { fits, isLaneField, type LaneRun, laneConfig, nextLaneId, runsOf } from '../../core/comparison/expand'
import { against, baselines, type LineUpId, lineUps } from '../../core/comparison/lineUps'
import { type Comparison, type Lane, MOST_LANES, MOST_RUNS, MOST_SEEDS } from '../../core/comparison/types'
import { COMPARISON_DEFAULTS } from '../../core/comparison/validate'
import { type FieldPath, replaces } from '../../core/config/paths'
import type { Recording, RunConfig } from '../../core/config/types'
import { checkedChange } from '../../core/config/validate'
import type { TrainerSnapshot } from '../../engine/trainer.types'
import { encodeLink } from '../../share/link'
import { mayChange } from '../gate'
import type { History } from '../history'
import { notify } from '../notices'
import { configStore } from '../setup'
import { keepBefore } from './before'
import { runThen } from './runChanged'
import { compareStore, compareViewStore, lanesPopulation } from './store'

interface Parting {
  readonly snapshot: TrainerSnapshot
  readonly history: History
}

/** Where lanes that part at a step continue from, and the run that reached it; null if there is no such step. */
const partingStore = createStore<{ readonly parting: (Parting & { readonly base: Recording }) | null }>(() => ({
  parting: null,
}))

/** Id of the lane that a fork adds for the person to change. */
export const FORKED = 'b'

/** The seeds of a comparison for which nobody chose any. */
export const firstSeeds = (count: number): number[] => Array.from({ length: count }, (_, k) => k + 1)

/** Replaces the current comparison by another one and trains it. */
export function setComparison(comparison: Comparison, { play = true, name = '' } = {}): void {
  if (comparison.fork === 0) partingStore.setState({ parting: null })
  compareStore.setState((before) => ({
    comparison,
    name,
    runThen: runThen(before, comparison, configStore.getState().recording),
    commits: before.commits + 1,
  }))
  const { hidden } = compareViewStore.getState()
  const ids = comparison.lanes.map(({ id }) => id)
  compareViewStore.setState({ hidden: hidden.filter((id) => ids.includes(id)), highlighted: null })
  restart(play)
}

/** Starts all lanes over. */
export function restart(play = true): void {
  const { comparison } = compareStore.getState()
  const runs: readonly LaneRun[] = runsOf(comparison)
  compareStore.setState({ runs })
  if (runs.length === 0) return
  lanesPopulation.load(
    runs.map(({ recording }) => recording),
    { play, from: partingOf(comparison, runs) },
  )
}

/** null if the lanes have another past than the run that was split, or other seeds: then they train from step 0. */
function partingOf({ base, fork }: Comparison, runs: readonly LaneRun[]): Parting | null {
  const { parting } = partingStore.getState()
  if (!parting || fork === 0 || parting.snapshot.step !== fork) return null
  const { seed } = parting.base.config.training
  const same = encodeLink(parting.base) === encodeLink(base) && runs.every((run) => run.seed === seed)
  return same ? parting : null
}

/** Changes the comparison and trains it, if it is not too large. Returns whether it did. */
function change(next: Partial<Comparison>): boolean {
  if (!mayChange('compare')) return false
  const { comparison, name } = compareStore.getState()
  const changed = { ...comparison, ...next }
  if (!fits(changed)) {
    const values = { lanes: MOST_LANES, seeds: MOST_SEEDS, runs: MOST_RUNS }
    notify({ kind: 'warning', of: 'compare', key: 'tooManyRuns', values })
    return false
  }
  const { status } = lanesPopulation.store.getState()
  setComparison(changed, { play: status !== 'paused', name })
  return true
}

const lanes = (): readonly Lane[] => compareStore.getState().comparison.lanes

/** Compares the lanes of a ready-made line-up on this set-up, from the start. */
export function compareFrom(base: Recording, lineUp: LineUpId, seeds = 3): void {
  const { comparison } = compareStore.getState()
  setComparison({ ...comparison, base, fork: 0, seeds: firstSeeds(seeds), lanes: laneList(lineUp, base) })
}

/** Compares this set-up with the same under each of these weightings. The person can go back to what was compared. */
export function compareMethods(config: RunConfig, ids: readonly string[], seeds = 3): void {
  const { comparison } = compareStore.getState()
  if (comparison.lanes.length > 0) keepBefore()
  const base = { config, edits: [] }
  setComparison({ ...comparison, base, fork: 0, seeds: firstSeeds(seeds), lanes: against(ids)(base) })
}

/** Replaces the current lanes by those of a line-up. */
export function applyLineUp(id: LineUpId): void {
  const { base } = compareStore.getState().comparison
  change({ lanes: laneList(id, base), fork: 0 })
}

const laneList = (id: LineUpId, base: Recording): Lane[] =>
  lineUps.find((lineUp) => lineUp.id === id)?.lanes(base) ?? []

/** Replaces the set-up that is compared by another one, such as the page's current one; the lanes stay. */
export function rebase(base: Recording): void {
  change({ base, fork: 0, lanes: lanesFor(base, lanes()) })
}

/** The lanes without baselines of tasks that this set-up does not train; if none is left, the set-up as it is. */
export function lanesFor({ config }: Recording, lanes: readonly Lane[]): readonly Lane[] {
  const fitting = lanes.filter(
    ({ only }) => only === null || config.tasks.some(({ id, enabled }) => enabled && id === only),
  )
  return fitting.length > 0 ? fitting : [{ id: 'a', name: '', changes: [], only: null, seeds: null }]
}

/** Makes two lanes that share the past up to the snapshot: one as the run was, one with these changes from there on. */
export function forkAt(base: Recording, from: Parting, changes: Lane['changes'] = []): void {
  partingStore.setState({ parting: { ...from, base } })
  const { comparison } = compareStore.getState()
  const empty = { name: '', only: null, seeds: null }
  setComparison({
    ...comparison,
    base,
    fork: from.snapshot.step,
    // As many steps after the fork as a comparison from the start has.
    steps: from.snapshot.step + COMPARISON_DEFAULTS.steps,
    seeds: [base.config.training.seed],
    lanes: [
      { ...empty, id: 'a', changes: [] },
      { ...empty, id: FORKED, changes },
    ],
  })
}

/** Inserts a copy of a lane after it, to be changed. Returns its id, or null if there is no room. */
export function duplicateLane(id: string): string | null {
  const fresh = nextLaneId(lanes())
  const copied = lanes().flatMap((lane) => (lane.id === id ? [lane, { ...lane, id: fresh, name: '' }] : [lane]))
  return change({ lanes: copied }) ? fresh : null
}

/** Adds a lane that differs from the set-up in one field. Returns its id, or null if there is no room. */
export const addLane = (field: FieldPath, value: unknown): string | null => laneWith([{ field, value }])

/** Adds a lane with these changes. Returns its id, or null if there is no room. */
export function laneWith(changes: Lane['changes']): string | null {
  const id = nextLaneId(lanes())
  const lane: Lane = { id, name: '', changes, only: null, seeds: null }
  return change({ lanes: [...lanes(), lane] }) ? id : null
}

export function removeLane(id: string): void {
  if (lanes().length > 1) change({ lanes: lanes().filter((lane) => lane.id !== id) })
}

/** A name changes no number, so nothing starts over. */
export function renameLane(id: string, name: string): void {
  if (!mayChange('compare')) return
  compareStore.setState(({ comparison, commits }) => ({
    comparison: {
      ...comparison,
      lanes: comparison.lanes.map((lane) => (lane.id === id ? { ...lane, name: name.slice(0, 40) } : lane)),
    },
    commits: commits + 1,
  }))
}

/** Sets a field of one lane. A value that does not fit, or a field that all lanes share, changes nothing. */
export function setLaneField(id: string, field: FieldPath, value: unknown): void {
  const { comparison } = compareStore.getState()
  const lane = comparison.lanes.find((candidate) => candidate.id === id)
  if (!lane || !isLaneField(field) || checkedChange(laneConfig(comparison, lane), field, value) === null) return
  const others = lane.changes.filter((old) => !replaces(field, old.field))
  change({
    lanes: comparison.lanes.map((other) =>
      other === lane ? { ...lane, changes: [...others, { field, value }] } : other,
    ),
  })
}

/** Returns a field of a lane to the set-up's own value. */
export function clearLaneField(id: string, field: FieldPath): void {
  change({
    lanes: lanes().map((lane) =>
      lane.id === id ? { ...lane, changes: lane.changes.filter((old) => !replaces(field, old.field)) } : lane,
    ),
  })
}

/** Sets the seeds of one lane; null = those of the comparison. */
export function setLaneSeeds(id: string, seeds: readonly number[] | null): void {
  change({ lanes: lanes().map((lane) => (lane.id === id ? { ...lane, seeds } : lane)) })
}

export function setSeeds(seeds: readonly number[]): void {
  if (seeds.length > 0) change({ seeds })
}

/**
 * Sets the steps after which training stops; 0 = never. To a later end all lanes continue training, an earlier one
 * starts them over.
 */
export function setSteps(wanted: number): void {
  const { comparison, commits } = compareStore.getState()
  const steps = Math.max(0, Math.round(wanted))
  if (steps === comparison.steps || !mayChange('compare')) return
  const later = comparison.steps > 0 && (steps === 0 || steps > comparison.steps)
  if (!later || !lanesPopulation.trainOnTo(steps)) {
    change({ steps })
    return
  }
  const changed = { ...comparison, steps }
  compareStore.setState({ comparison: changed, runs: runsOf(changed), commits: commits + 1 })
}

/** Sets the metric from which a task counts as learnt: only the table of results changes. */
export function setThreshold(threshold: number): void {
  compareStore.setState(({ comparison, commits }) => ({
    comparison: { ...comparison, threshold: Math.min(1, Math.max(0, threshold)) },
    commits: commits + 1,
  }))
}

/** Adds a lane that trains a task alone for each task that has none yet. */
export function addBaselines(): void {
  const { base } = compareStore.getState().comparison
  const added = baselines(base, lanes())
  if (added.length > 0) change({ lanes: [...lanes(), ...added], fork: 0 })
}

/** The places of a lane's runs in the population. */
export const runsOfLane = (runs: readonly LaneRun[], lane: number): number[] =>
  runs.flatMap((run, k) => (run.lane === lane ? [k] : []))

/** Expands a map into its cells, and each cell into its runs. Pure. */
import { laneRecording } from '../comparison/expand'
import type { LaneChange } from '../comparison/types'
import { concernsSame, parsePath, replaces, taskOf, taskPath } from '../config/paths'
import type { Recording, RunConfig } from '../config/types'
import { checkedChange } from '../config/validate'
import { valuesOf } from './axes'
import { fieldValue } from './quantities'
import type { Axis, MapSetup, Shape } from './types'

/** One point of a map. */
export interface MapCell {
  /** Its place along each axis, from 0; in a triangle the steps of the second and the third weight. */
  readonly at: readonly number[]
  /** How it differs from the base. */
  readonly changes: readonly LaneChange[]
}

/** All cells: along a curve from the left; in a heat map row by row; in a triangle along the second weight. */
export function cellsOf({ base, shape }: Pick<MapSetup, 'base' | 'shape'>): readonly MapCell[] {
  if (shape.form === 'triangle') return triangleCells(shape.triangle)
  const changes = (axis: Axis): LaneChange[] =>
    valuesOf(base.config, axis).map((value) => ({
      field: axis.field,
      value: fieldValue(base.config, axis.field, value),
    }))
  const across = changes(shape.x)
  if (shape.form === 'curve') return across.map((change, x) => ({ at: [x], changes: [change] }))
  // A method comes before its options, which choosing it would clear.
  const first = replaces(shape.y.field, shape.x.field)
  return changes(shape.y).flatMap((up, y) =>
    across.map((change, x) => ({ at: [x, y], changes: first ? [up, change] : [change, up] })),
  )
}

function triangleCells({ tasks, intervals }: Extract<Shape, { form: 'triangle' }>['triangle']): MapCell[] {
  return Array.from({ length: intervals + 1 }, (_, i) =>
    Array.from({ length: intervals + 1 - i }, (__, j) => ({
      at: [i, j],
      changes: [intervals - i - j, i, j].map((part, k) => ({
        field: taskPath(tasks[k], 'weight'),
        value: part / intervals,
      })),
    })),
  ).flat()
}

/**
 * Places from coarse to fine: the level of a place is 0 at both ends, and k where the spacing is n / 2^k. A cell has the
 * highest level of its places, so the first cells span the whole map.
 */
export function levelsOf(cells: readonly MapCell[]): readonly number[] {
  const dimensions = cells[0]?.at.length ?? 0
  const lasts = Array.from({ length: dimensions }, (_, d) => Math.max(...cells.map(({ at }) => at[d])))
  return cells.map(({ at }) => Math.max(0, ...at.map((place, d) => levelOf(place, lasts[d]))))
}

function levelOf(place: number, last: number): number {
  if (place === 0 || place === last) return 0
  let spacing = 2 ** (Math.ceil(Math.log2(last)) - 1)
  let level = 1
  while (place % spacing !== 0) {
    spacing /= 2
    level++
  }
  return level
}

/** A run that a map needs: a cell with one seed, trained with all tasks or, as a baseline, with one alone. */
export interface MapRun {
  /** Equal for runs with equal recordings, if base and steps are equal. */
  readonly key: string
  readonly changes: readonly LaneChange[]
  readonly only: string | null
  readonly seed: number
}

/** Writing the changes of a cell as text is the slow part of a key, and a map has thousands of runs. */
interface Written {
  readonly changes: readonly LaneChange[]
  readonly text: string
}
const written = new WeakMap<MapCell, { readonly own: Written; readonly baseline: Written }>()

function writtenOf(cell: MapCell): { readonly own: Written; readonly baseline: Written } {
  const known = written.get(cell)
  if (known) return known
  const write = (changes: readonly LaneChange[]): Written => ({
    changes,
    text: JSON.stringify(changes.map(({ field, value }) => [field, value])),
  })
  // A baseline sets all weights and the weighting itself, so cells that differ in nothing else share it.
  const fresh = {
    own: write(cell.changes),
    baseline: write(cell.changes.filter(({ field }) => !isSetByBaseline(field))),
  }
  written.set(cell, fresh)
  return fresh
}

export function runOf(cell: MapCell, seed: number, only: string | null = null): MapRun {
  const { own, baseline } = writtenOf(cell)
  const { changes, text } = only === null ? own : baseline
  return { key: `${seed} ${only ?? ''} ${text}`, changes, only, seed }
}

const isSetByBaseline = (field: LaneChange['field']): boolean =>
  parsePath(field).part === 'weighting' || taskOf(field, 'weight') !== null

/**
 * The recording of a run: the one that Compare would train for a lane on the changed set-up. Null if the changes do not
 * fit together, for example an option that another method does not have.
 */
export function recordingOf(setup: Pick<MapSetup, 'base' | 'steps'>, run: MapRun): Recording | null {
  const { base, steps } = setup
  const config = configOf(base.config, run.changes)
  if (!config) return null
  const edits = base.edits.filter((edit) => !run.changes.some(({ field }) => concernsSame(field, edit.field)))
  const comparison = { base: { config, edits }, lanes: [], seeds: [], fork: 0, steps, threshold: 0 }
  return laneRecording(comparison, { id: 'a', name: '', changes: [], only: run.only, seeds: null }, run.seed)
}

/** The seeds of a cell share its changes, and checking a set-up takes a tenth of a millisecond. */
const checked = new WeakMap<readonly LaneChange[], { readonly base: RunConfig; readonly config: RunConfig | null }>()

/** The set-up of a cell; null if its changes do not fit together. */
export function configOf(base: RunConfig, changes: readonly LaneChange[]): RunConfig | null {
  const known = checked.get(changes)
  if (known?.base === base) return known.config
  const config = changes.reduce<RunConfig | null>(
    (current, { field, value }) => current && checkedChange(current, field, value),
    base,
  )
  checked.set(changes, { base, config })
  return config
}

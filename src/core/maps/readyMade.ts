/** Ready-made maps for common questions, over a set-up of the person's own. */
import { type FieldPath, setField, taskPath } from '../config/paths'
import type { Recording, RunConfig } from '../config/types'
import type { Dial } from '../problems/define'
import { followsSliders } from '../weightings/declared'
import { byHand } from '../weightings/weighted-sum'
import { usualAxis } from './axes'
import { measuresOf } from './measures'
import { enabledIds, quantityOf } from './quantities'
import type { Axis, MapSetup, Shape } from './types'

const ids = ['weights', 'rate-method', 'rotation', 'labels', 'scale-method', 'simplex'] as const
export type ReadyMadeId = (typeof ids)[number]
export const readyMadeIds: readonly ReadyMadeId[] = ids

/** Methods of each kind that differ most, for an axis of methods. */
const METHODS = ['equal', 'uw', 'dwa', 'famo', 'pcgrad', 'cagrad', 'mgda', 'imtl'] as const

const SEEDS = [1, 2, 3]
const STEPS = 500

const rest = { seeds: SEEDS, steps: STEPS, threshold: 0.9 } as const

/** The map that a first visitor sees: the metric of the first task against the learning rate. */
export function usualMap(base: Recording): MapSetup {
  return {
    base,
    shape: { form: 'curve', x: axisOf(base.config, 'training.learningRate') },
    measure: firstMeasure(base),
    ...rest,
  }
}

const firstMeasure = ({ config }: Recording): string => measuresOf(config)[0].id

/** The usual axis of a field that every set-up has. */
function axisOf(config: RunConfig, field: FieldPath): Axis {
  const quantity = quantityOf(config, field)
  if (!quantity) throw new Error(`no quantity '${field}'`)
  return usualAxis(quantity)
}

/** The set-up with a weighting that the sliders decide. */
const slidersDecide = (base: Recording): Recording =>
  followsSliders(base.config.weighting) ? base : { ...base, config: setField(base.config, 'weighting', byHand) }

const methods: Axis = { field: 'weighting.id', values: METHODS }

/** Null if the set-up has too few tasks for it, or none with the dial that it varies. */
export function readyMade(id: ReadyMadeId, base: Recording): MapSetup | null {
  const tasks = enabledIds(base.config)
  const [first, second, third] = tasks
  if (second === undefined) return null
  const map = (shape: Shape, measure: string, own = base, more = {}): MapSetup => ({
    base: own,
    shape,
    measure,
    ...rest,
    ...more,
  })
  const axis = (field: FieldPath) => axisOf(base.config, field)
  /** The last task with this dial, or the given one if it has it. */
  const withDial = (dial: Dial, wanted?: string): string | undefined =>
    [...tasks, wanted].findLast((id) => id !== undefined && quantityOf(base.config, taskPath(id, dial)) !== null)
  const rotated = withDial('rotation', second)
  const labelled = withDial('labels', second)
  const scaled = withDial('scale')
  switch (id) {
    case 'weights':
      return map(
        { form: 'grid', x: axis(taskPath(first, 'weight')), y: axis(taskPath(second, 'weight')) },
        `metric ${second}`,
        slidersDecide(base),
        { seeds: [1] },
      )
    case 'rate-method':
      return map({ form: 'grid', x: axis('training.learningRate'), y: methods }, `metric ${second}`)
    case 'rotation':
      return rotated === undefined ? null : map({ form: 'curve', x: axis(taskPath(rotated, 'rotation')) }, 'deltaM')
    case 'labels':
      return labelled === undefined ? null : map({ form: 'curve', x: axis(taskPath(labelled, 'labels')) }, 'deltaM')
    case 'scale-method':
      return scaled === undefined
        ? null
        : map({ form: 'grid', x: axis(taskPath(scaled, 'scale')), y: methods }, `metric ${first}`)
    case 'simplex':
      return third === undefined
        ? null
        : map(
            { form: 'triangle', triangle: { tasks: [first, second, third], intervals: 8 } },
            `metric ${second}`,
            slidersDecide(base),
            { seeds: [1] },
          )
  }
}

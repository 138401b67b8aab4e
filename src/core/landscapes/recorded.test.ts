/**
 * Paths over the valley against recorded ones. Where the rules of a recording differ from ours, its settings are given
 * as options; what no option can give is said beside it.
 */
import { describe, expect, test } from 'vitest'
import type { WeightingConfig } from '../config/types'
import type { LooseOptions } from '../options'
import { landscapeById } from './all'
import { whereItEnds } from './ends'
import { createPath } from './paths'
import { refusalOf } from './refusal'
import { type LandscapeSetup, usualSetup } from './setup'
import { type RecordedMethod, type RecordedRun, recordedPaths } from './testing/recorded'

const configured = (id: string, options: LooseOptions = {}): WeightingConfig => ({ id, options, modifiers: [] })

const METHODS: Readonly<Record<string, (parameters: LooseOptions) => WeightingConfig>> = {
  mean: () => configured('equal'),
  sum: () => configured('equal', { reduction: 'sum' }),
  mgda: () => configured('mgda', { gramianNoise: 0 }),
  pcgrad: () => configured('pcgrad'),
  cagrad: ({ c }) => configured('cagrad', { c, rescale: 0, gramianNoise: 0 }),
  imtlG: () => configured('imtl-g'),
  // The recording clips after the method, by the norm of the set-up, and keeps 1 + cos above 1e-10.
  nashMtl: () => configured('nash-mtl', { maxNorm: 0, gramianNoise: 1e-10 }),
  upgrad: ({ regEps }) => configured('upgrad', { regEps, normEps: 0 }),
  // Ours is multiplied by the number of tasks.
  alignedMtl: () => configured('aligned-mtl', { rankTolerance: 2.22e-16 }),
  fairgrad: ({ alpha }) => configured('fairgrad', { alpha, gramianNoise: 0 }),
  famo: ({ gamma, logitRate, leastLosses }) =>
    configured('famo', { decay: gamma, learningRate: logitRate, minLosses: leastLosses }),
}

/** Runs that are not compared step by step, and why. */
function notFollowed({ method, landscape }: RecordedMethod, [, x2]: readonly [number, number]): string | null {
  if (method === 'mgda' && landscape === 'valley-scaled') return 'the recording keeps each weight above 0.001'
  if (method === 'nashMtl' && x2 > 1) return 'the recording divides the Gramian by its norm, so short steps differ'
  if (method === 'famo' && x2 === 0) return 'ours takes changes of its logits below 1e-12 as rounding'
  return null
}

/** Beyond this step the recording's own tolerance is about to break down. */
const UNTIL: Readonly<Record<string, number>> = { 'cagrad -8.5,7.5': 3200, 'nashMtl -7.5,-0.5': 3700 }

/** Nash-MTL's clipping: see `notFollowed`. From these starts steps are short only at first or at the end. */
const LEAST: Readonly<Record<string, number>> = { nashMtl: 1e-5 }
/** Once the gradients are opposed, the direction is rounding. */
const AT_THE_FRONT = 1e-3

const setupOf = ({ scales, clipNorm, learningRate }: RecordedMethod, steps: number): LandscapeSetup => ({
  ...usualSetup('valley'),
  scales,
  clipNorm,
  learningRate,
  steps,
})

/** The recorded step at which ours leaves the tolerance; null if it never does. */
function leavesAt(recorded: RecordedMethod, run: RecordedRun): string | null {
  const { method, parameters } = recorded
  const path = createPath(setupOf(recorded, 100_000), METHODS[method](parameters), run.start)
  for (const [k, step] of run.steps.entries()) {
    if (step > (UNTIL[`${method} ${run.start}`] ?? step)) break
    path.advance(step - path.done)
    const arrived = run.arrives !== null && step >= run.arrives
    const tolerance = Math.max(run.tolerance[k], LEAST[method] ?? 0, arrived ? AT_THE_FRONT : 0)
    const { point } = path.momentAt(step)
    const gap = Math.max(...point.map((x, j) => Math.abs(x - run.positions[k][j])))
    if (!(gap <= tolerance)) return `step ${step}: ${gap} > ${tolerance}`
  }
  return path.done === 0 ? 'nothing compared' : null
}

describe('every recorded path is followed while float64 programs agree about it', () => {
  const methods = recordedPaths().filter(({ method }) => method in METHODS)
  test.each(methods.map((recorded) => [recorded.landscape, recorded.method, recorded] as const))(
    '%s: %s',
    (_landscape, _method, recorded) => {
      const left = recorded.runs.map((run) => (notFollowed(recorded, run.start) ? null : leavesAt(recorded, run)))
      expect(left).toEqual(recorded.runs.map(() => null))
    },
  )

  test('most runs are compared', () => {
    const runs = methods.flatMap((recorded) => recorded.runs.map(({ start }) => notFollowed(recorded, start)))
    expect(runs.filter((reason) => reason === null).length).toBeGreaterThan(60)
  })

  test('uncertainty weighting is refused: its recording diverges on negative losses', () => {
    const left = recordedPaths().filter(({ method }) => !(method in METHODS))
    expect(left.map(({ method }) => method)).toEqual(['uncertainty'])
    expect(left[0].runs.some(({ end }) => end.kinds.includes('diverged'))).toBe(true)
    expect(refusalOf(landscapeById('valley-scaled'), configured('uw'))).toBe('negativeLosses')
  })
})

describe('paths end where the recorded ones do', () => {
  const ends = [
    ['valley', 'mgda', [9, 9]],
    ['valley', 'imtlG', [-8.5, 7.5]],
    ['valley-scaled', 'upgrad', [9, 9]],
    ['valley', 'alignedMtl', [-8.5, 7.5]],
    ['valley-scaled', 'sum', [9, 9]],
    ['valley-scaled', 'mgda', [9, -1]],
    ['valley-scaled', 'pcgrad', [9, 9]],
    ['valley-scaled', 'nashMtl', [-8.5, 7.5]],
    ['valley-scaled', 'fairgrad', [-7.5, -0.5]],
    ['valley-scaled', 'famo', [9, 9]],
    ['valley-scaled', 'famo', [0, 0]],
  ] as const
  test.each(ends)('%s: %s from %s', (landscape, method, start) => {
    const recorded = recordedPaths().find((one) => one.landscape === landscape && one.method === method)
    const run = recorded?.runs.find((one) => String(one.start) === String(start))
    if (!recorded || !run) throw new Error('not recorded')
    const setup = setupOf(recorded, run.end.step)
    expect(outsideOf(run, setup, METHODS[method](recorded.parameters))).toEqual([])
  })

  test("CAGrad's figure comes out of the usual set-up: the mean is stuck from two starts, nothing else is", () => {
    const setup = usualSetup('valley')
    const names: Readonly<Record<string, string>> = { equal: 'mean' }
    const kinds = setup.methods.map((method) => {
      const recorded = recordedPaths().find(
        (one) => one.landscape === 'valley' && one.method === (names[method.id] ?? method.id),
      )
      return [
        method.id,
        ...setup.starts.map((start) => {
          const run = recorded?.runs.find((one) => String(one.start) === String(start))
          if (!run) return 'not recorded'
          const path = createPath(setup, method, start)
          // Soon after the recording is near the front, the path is on it.
          path.advance(run.arrives === null ? setup.steps : 1.5 * run.arrives + 5000)
          const { kind } = whereItEnds(setup, path)
          return run.end.kinds.includes(kind) ? kind : `${kind}, but recorded: ${run.end.kinds}`
        }),
      ]
    })
    expect(kinds).toEqual([
      ['equal', 'valley', 'front', 'valley'],
      ['mgda', 'front', 'front', 'front'],
      ['pcgrad', 'front', 'front', 'front'],
      ['cagrad', 'front', 'front', 'front'],
    ])
  })
})

/** What of the end of a path is none of the recorded variants; the ranges of their coordinates are widened by 20 %. */
function outsideOf(run: RecordedRun, setup: LandscapeSetup, method: WeightingConfig): string[] {
  const path = createPath(setup, method, run.start)
  path.advance(run.end.step)
  const { kind, point } = whereItEnds(setup, path)
  const places = [run.end.x1, run.end.x2].flatMap((range, k) => {
    if (range === null) return []
    const room = 0.1 * (range[1] - range[0]) + 0.01
    return point[k] > range[0] - room && point[k] < range[1] + room ? [] : [`x${k + 1} = ${point[k]}`]
  })
  return [...(run.end.kinds.includes(kind) ? [] : [kind]), ...places]
}

/** The mean of the losses, from (9, 9), with Adam. */
const mean = (learningRate: number, steps: number) => {
  const setup = { ...usualSetup('valley'), learningRate, steps }
  const path = createPath(setup, configured('equal'), [9, 9])
  path.advance(steps)
  return whereItEnds(setup, path).kind
}

test('the mean is stuck because its steps are small: ten times as long, they leave the valley', () => {
  expect(mean(0.001, 8000)).toBe('valley')
  expect(mean(0.01, 8000)).toBe('front')
  // The control: ten times as many short steps do not leave it either.
  expect(mean(0.001, 80_000)).toBe('valley')
})

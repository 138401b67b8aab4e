import { describe, expect, it, test } from 'vitest'
import { update } from '../../engine/cpu/update'
import { settingsOf } from '../../engine/settings'
import { defaultConfig } from '../config/defaults'
import type { RunConfig } from '../config/types'
import { optimizerById, optimizers } from '../optimizers/all'
import { learningRateAt } from '../schedules/all'
import { optimizerPath, schedulePath } from './paths'
import { LAB_SURFACES, type LabSetup, usualLab } from './setup'
import { surfaces } from './surfaces'

const lab = (rest: Partial<LabSetup> = {}): LabSetup => ({ ...usualLab('optimizers'), ...rest })

describe.each(LAB_SURFACES)('the %s', (id) => {
  const { value, gradient, least, minima } = surfaces[id]
  it('has the gradient that central differences give', () => {
    for (const [x, y] of [
      [0.3, -0.7],
      [-1.4, 0.2],
      [1.9, 1.8],
    ]) {
      const h = 1e-6
      const [gx, gy] = gradient(x, y)
      expect(gx).toBeCloseTo((value(x + h, y) - value(x - h, y)) / (2 * h), 5)
      expect(gy).toBeCloseTo((value(x, y + h) - value(x, y - h)) / (2 * h), 5)
    }
  })
  it('is least where it says', () => {
    for (const [x, y] of minima) {
      expect(value(x, y)).toBeCloseTo(least, 12)
      expect(Math.hypot(...gradient(x, y))).toBeCloseTo(0, 12)
    }
  })
})

describe('paths', () => {
  it('of gradient descent are known exactly on a bowl', () => {
    const { x, y, losses, arrived } = optimizerPath(
      lab({ surface: 'bowl', learningRate: 0.1, steps: 50, start: [1, -2] }),
      'gd',
    )
    for (const k of [0, 1, 7, 50]) {
      expect(x[k]).toBeCloseTo(0.9 ** k, 12)
      expect(y[k]).toBeCloseTo(-2 * 0.9 ** k, 12)
      expect(losses[k]).toBeCloseTo(2.5 * 0.81 ** k, 12)
    }
    // 0.81^k ≤ 0.01 from k = 22 on.
    expect(arrived).toBe(22)
  })
  it('of gradient descent run away beyond 2 / steepness, and swing below it', () => {
    const at = (learningRate: number) => optimizerPath(lab({ learningRate, steps: 400 }), 'gd')
    expect(at(0.081).diverged).toBe(true)
    expect(at(0.081).arrived).toBeNull()
    expect(at(0.079).diverged).toBe(false)
    expect(Math.sign(at(0.079).y[1])).toBe(-Math.sign(at(0.079).y[0]))
  })
  it('leave the saddle to the side on which they start, and stay on its ridge if they start there', () => {
    const end = (start: readonly [number, number]) =>
      optimizerPath(lab({ surface: 'saddle', start, steps: 2000 }), 'gd').y.at(-1)!
    expect(end([1, 0.01])).toBeCloseTo(1, 3)
    expect(end([1, -0.01])).toBeCloseTo(-1, 3)
    expect(end([1, 0])).toBe(0)
  })
  it('have no noise for full batches, and otherwise the same noise', () => {
    const noisy = lab({ noise: 0.5 })
    expect(optimizerPath(noisy, 'gd').x).toEqual(optimizerPath(lab(), 'gd').x)
    expect(optimizerPath(noisy, 'sgd').x).not.toEqual(optimizerPath(lab(), 'sgd').x)
    expect(optimizerPath(noisy, 'sgd').x).toEqual(optimizerPath(noisy, 'sgd').x)
    expect(optimizerPath(lab(), 'sgd').x).toEqual(optimizerPath(lab(), 'gd').x)
  })
  it('follow a schedule', () => {
    const path = schedulePath(
      { ...usualLab('schedules'), surface: 'bowl', start: [1, 0], steps: 3, noise: 0, warmup: 2, learningRate: 0.5 },
      'constant',
    )
    expect([...path.x]).toEqual([1, 0.75, 0.375, 0.1875])
  })
  it('with a falling rate end nearer to the minimum under noise', () => {
    const noisy: LabSetup = { ...usualLab('schedules'), surface: 'bowl', noise: 1 }
    const late = (id: string) => {
      const { losses } = schedulePath(noisy, id)
      return losses.subarray(-200).reduce((sum, loss) => sum + loss, 0) / 200
    }
    expect(late('cosine')).toBeLessThan(0.3 * late('constant'))
    expect(
      learningRateAt({ learningRate: 0.1, schedule: { id: 'cosine', options: {} }, warmup: 0 }, 2999),
    ).toBeLessThan(1e-6)
  })
})

/** Two parameters moved by the engine's own settings and update. */
function enginePath(setup: LabSetup, optimizer: { id: string; options: object }, schedule: string): number[][] {
  const config: RunConfig = {
    ...defaultConfig,
    training: {
      ...defaultConfig.training,
      learningRate: setup.learningRate,
      warmup: setup.warmup,
      optimizer: { id: optimizer.id, options: { ...optimizer.options } },
      schedule: { id: schedule, options: {} },
    },
  }
  const parameters = Float64Array.from(setup.start)
  const slots = optimizerById(optimizer.id).slots.map(() => new Float64Array(2))
  return Array.from({ length: setup.steps }, (_, step) => {
    const gradient = Float64Array.from(surfaces[setup.surface].gradient(parameters[0], parameters[1]))
    const settings = settingsOf(config, step, 0)
    update(optimizerById(optimizer.id), Int32Array.of(0, 1), parameters, gradient, slots, settings)
    return [...parameters]
  })
}

describe.each(optimizers)('the path of $id', ({ id }) => {
  it.each(LAB_SURFACES)('over the %s is that of the CPU engine', (surface) => {
    const setup = lab({ steps: 60, surface, options: id === 'momentum' ? { momentum: { momentum: 0.5 } } : {} })
    const path = optimizerPath(setup, id)
    enginePath(setup, { id, options: setup.options[id] ?? {} }, 'constant').forEach((point, k) => {
      expect([path.x[k + 1], path.y[k + 1]]).toEqual(point)
    })
  })
})

test('the path under a schedule is that of the CPU engine', () => {
  const setup = { ...usualLab('schedules'), steps: 100, warmup: 5, noise: 0 }
  for (const schedule of ['step', 'exponential', 'cosine']) {
    const path = schedulePath(setup, schedule)
    const expected = enginePath(setup, { id: 'sgd', options: {} }, schedule)
    expect(expected.map((_, k) => [path.x[k + 1], path.y[k + 1]])).toEqual(expected)
  }
})

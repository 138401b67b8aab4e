import { describe, expect, it, test } from 'vitest'
import { numbers } from '../formulas/numbers'
import type { Operations } from '../formulas/operations'
import { withDefaults } from '../options'
import { float32 } from '../testing/float32'
import { optimizerById, optimizers } from './all'
import type { Optimizer } from './define'

type Options = Readonly<Record<string, number>>
const all = optimizers as readonly Optimizer[]
const defaultsOf = (optimizer: Optimizer) => withDefaults(optimizer.options, {}) as Options

/** One parameter's path under given gradients (or those of `slope` at the parameter). */
function walk(
  optimizer: Optimizer,
  start: number,
  slope: (step: number, parameter: number) => number,
  rates: readonly number[],
  options: Options = defaultsOf(optimizer),
  ops: Operations<number, boolean> = numbers,
): number[] {
  let parameter = start
  let slots: readonly number[] = optimizer.slots.map(() => 0)
  return rates.map((rate, i) => {
    const constants = optimizer.constants(i + 1, rate, options)
    expect(constants.length).toBe(optimizer.constantNames.length)
    const next = optimizer.update(ops, { parameter, gradient: slope(i + 1, parameter), slots, constants })
    parameter = next.parameter
    slots = next.slots
    return parameter
  })
}

/**
 * PyTorch's single-tensor loops (torch/optim, 1.13), written out by hand: `m`, `v` are its state,
 * k counts from 1.
 */
interface State {
  m: number
  v: number
}
type Recurrence = (x: number, g: number, k: number, lr: number, o: Options, s: State) => number
const adamStep: Recurrence = (x, g, k, lr, o, s) => {
  s.m = s.m * o.beta1 + (1 - o.beta1) * g
  s.v = s.v * o.beta2 + (1 - o.beta2) * g * g
  const stepSize = lr / (1 - o.beta1 ** k)
  const denominator = Math.sqrt(s.v) / Math.sqrt(1 - o.beta2 ** k) + o.epsilon
  return x - stepSize * (s.m / denominator)
}
const RECURRENCES: Record<string, Recurrence> = {
  gd: (x, g, _k, lr) => x - lr * g,
  sgd: (x, g, _k, lr) => x - lr * g,
  momentum(x, g, k, lr, o, s) {
    s.m = k === 1 ? g : o.momentum * s.m + g
    return x - lr * s.m
  },
  nesterov(x, g, k, lr, o, s) {
    s.m = k === 1 ? g : o.momentum * s.m + g
    return x - lr * (g + o.momentum * s.m)
  },
  adagrad(x, g, _k, lr, o, s) {
    s.v += g * g
    return x - (lr * g) / (Math.sqrt(s.v) + o.epsilon)
  },
  rmsprop(x, g, _k, lr, o, s) {
    s.v = o.alpha * s.v + (1 - o.alpha) * g * g
    return x - (lr * g) / (Math.sqrt(s.v) + o.epsilon)
  },
  adam: adamStep,
  adamw: (x, g, k, lr, o, s) => adamStep(x * (1 - lr * o.weightDecay), g, k, lr, o, s),
}

/** Gradients of three sizes with changing signs, and a decaying rate: conventions differ on them. */
const gradientAt = (k: number) => Math.sin(1.7 * k) * 10 ** ((k % 3) - 2)
const RATES = Array.from({ length: 60 }, (_, i) => 0.05 * 0.5 ** Math.floor(i / 20))

test('the registry', () => {
  expect(Object.keys(RECURRENCES)).toEqual(all.map(({ id }) => id))
  expect(all.filter(({ batch }) => batch === 'full').map(({ id }) => id)).toEqual(['gd'])
  expect(() => optimizerById('lion')).toThrow("no optimizer 'lion'")
})

test('defaults are those of PyTorch', () => {
  expect(Object.fromEntries(all.map((optimizer) => [optimizer.id, defaultsOf(optimizer)]))).toEqual({
    gd: {},
    sgd: {},
    momentum: { momentum: 0.9 },
    nesterov: { momentum: 0.9 },
    adagrad: { epsilon: 1e-10 },
    rmsprop: { alpha: 0.99, epsilon: 1e-8 },
    adam: { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
    adamw: { beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0.01 },
  })
})

describe.each(all)('$id', (optimizer) => {
  const others: Record<string, Options> = {
    momentum: { momentum: 0.5 },
    nesterov: { momentum: 0.5 },
    adagrad: { epsilon: 1e-2 },
    rmsprop: { alpha: 0.8, epsilon: 1e-2 },
    adam: { beta1: 0.5, beta2: 0.7, epsilon: 1e-2 },
    adamw: { beta1: 0.5, beta2: 0.7, epsilon: 1e-2, weightDecay: 0.4 },
  }

  it.each([
    ['default options', {}],
    ['other options', others[optimizer.id] ?? {}],
  ])('walks as PyTorch does with %s', (_, given) => {
    const options = { ...defaultsOf(optimizer), ...given }
    const state: State = { m: 0, v: 0 }
    let x = 0.7
    const expected = RATES.map((rate, i) => {
      x = RECURRENCES[optimizer.id](x, gradientAt(i + 1), i + 1, rate, options, state)
      return x
    })
    const path = walk(optimizer, 0.7, gradientAt, RATES, options)
    path.forEach((parameter, i) => {
      expect(parameter).toBeCloseTo(expected[i], 12)
    })
  })

  it('follows that path in float32', () => {
    const exact = walk(optimizer, 0.7, gradientAt, RATES)
    const single = walk(optimizer, Math.fround(0.7), (k) => Math.fround(gradientAt(k)), RATES, undefined, float32)
    single.forEach((parameter, i) => {
      expect(Math.abs(parameter - exact[i])).toBeLessThan(1e-5)
    })
  })

  it('does not move without a gradient, except by its decay', () => {
    const path = walk(optimizer, 2, () => 0, [0.1, 0.1, 0.1])
    const kept = 1 - 0.1 * (defaultsOf(optimizer).weightDecay ?? 0)
    expect(path[2]).toBeCloseTo(2 * kept ** 3, 12)
  })
})

/** Learning rates with which each optimizer descends both functions below. */
const DESCENT: Record<string, { parabola: number; rosenbrock: number }> = {
  gd: { parabola: 0.05, rosenbrock: 1e-3 },
  sgd: { parabola: 0.05, rosenbrock: 1e-3 },
  momentum: { parabola: 0.02, rosenbrock: 3e-4 },
  nesterov: { parabola: 0.02, rosenbrock: 3e-4 },
  adagrad: { parabola: 0.5, rosenbrock: 0.5 },
  rmsprop: { parabola: 0.01, rosenbrock: 2e-3 },
  adam: { parabola: 0.05, rosenbrock: 0.02 },
  adamw: { parabola: 0.05, rosenbrock: 0.02 },
}

type Point = readonly [number, number]
/** (value, gradient) of a landscape. */
const parabola = ([x, y]: Point) => ({ value: (x * x + 10 * y * y) / 2, slope: [x, 10 * y] as const })
const rosenbrock = ([x, y]: Point) => ({
  value: (1 - x) ** 2 + 100 * (y - x * x) ** 2,
  slope: [-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)] as const,
})

function descend(optimizer: Optimizer, hill: typeof parabola, start: Point, rate: number, steps: number): number {
  const options = { ...defaultsOf(optimizer), ...(optimizer.id === 'adamw' ? { weightDecay: 1e-4 } : {}) }
  let point = start
  let slots = [0, 1].map(() => optimizer.slots.map(() => 0) as readonly number[])
  for (let k = 1; k <= steps; k++) {
    const constants = optimizer.constants(k, rate, options)
    const { slope } = hill(point)
    const moved = point.map((parameter, i) =>
      optimizer.update(numbers, { parameter, gradient: slope[i], slots: slots[i], constants }),
    )
    point = [moved[0].parameter, moved[1].parameter]
    slots = moved.map((next) => next.slots)
  }
  return hill(point).value
}

test.each(all)('$id descends a parabola and Rosenbrock’s valley', (optimizer) => {
  const { parabola: a, rosenbrock: b } = DESCENT[optimizer.id]
  expect(descend(optimizer, parabola, [3, -2], a, 1000)).toBeLessThan(1e-3)
  // 24.2 at the start; its floor is the curved valley at y = x².
  expect(descend(optimizer, rosenbrock, [-1.2, 1], b, 8000)).toBeLessThan(0.05)
})

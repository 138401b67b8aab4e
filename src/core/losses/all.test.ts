import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { numbers } from '../formulas/numbers'
import { type OptionDescriptors, withDefaults } from '../options'
import { float32 } from '../testing/float32'
import { lossById, losses, lossesFor } from './all'
import type { CategoricalLoss, ElementwiseLoss, Loss } from './define'

type Options = Readonly<Record<string, number>>
const all = losses as readonly Loss[]
const elementwise = all.filter((loss): loss is ElementwiseLoss => loss.form === 'elementwise')
const categorical = all.filter((loss): loss is CategoricalLoss => loss.form === 'categorical')
const defaultsOf = (loss: Loss) => withDefaults(loss.options, {}) as Options

/** Any values of the options, within their limits. */
function optionValues(options: OptionDescriptors): fc.Arbitrary<Options> {
  const arbitraries = Object.entries(options).flatMap(([name, descriptor]) => {
    // The engines apply class weights; the formulas do not read them.
    if (descriptor.kind === 'perClass') return []
    if (descriptor.kind !== 'real') throw new Error(`${name} is no real number`)
    return [[name, fc.double({ min: descriptor.min, max: descriptor.max, noNaN: true })] as const]
  })
  return fc.record(Object.fromEntries(arbitraries))
}

const targetsOf = (loss: Loss): fc.Arbitrary<number> => {
  if (loss.properties.targets === 'zeroOrOne') return fc.constantFrom(0, 1)
  if (loss.properties.targets === 'nonNegative') return fc.nat(50)
  return fc.double({ min: -20, max: 20, noNaN: true })
}
const outputs = fc.double({ min: -20, max: 20, noNaN: true })

const lossOf = (loss: ElementwiseLoss, output: number, target: number, options: Options = defaultsOf(loss)) =>
  loss.value(numbers, { output, target, ...options })
const slopeOf = (loss: ElementwiseLoss, output: number, target: number, options: Options = defaultsOf(loss)) =>
  loss.derivative(numbers, { output, target, ...options })
const named = (id: string) => lossById(id) as ElementwiseLoss

test('the registry', () => {
  expect(new Set(losses.map(({ id }) => id)).size).toBe(13)
  expect(lossesFor('regression')[0].id).toBe('mse')
  expect(lossesFor('binary')[0].id).toBe('bce')
  expect(lossesFor('multiclass')[0].id).toBe('softmax')
  expect(() => lossById('cubed')).toThrow("no loss 'cubed'")
})

describe.each(elementwise)('$id', (loss) => {
  const { convex, smooth, boundedGradient } = loss.properties

  it('has the derivative that central differences give; at a corner, one between the two sides', () => {
    fc.assert(
      fc.property(outputs, targetsOf(loss), optionValues(loss.options), (z, y, options) => {
        const h = 1e-5
        const here = lossOf(loss, z, y, options)
        const left = (here - lossOf(loss, z - h, y, options)) / h
        const right = (lossOf(loss, z + h, y, options) - here) / h
        const slope = slopeOf(loss, z, y, options)
        const cornered = Math.abs(right - left) > 1e-3 * (1 + Math.abs(slope))
        const room = 1e-5 * (1 + Math.abs(slope))
        expect(slope).toBeGreaterThanOrEqual((cornered ? Math.min(left, right) : (left + right) / 2) - room)
        expect(slope).toBeLessThanOrEqual((cornered ? Math.max(left, right) : (left + right) / 2) + room)
      }),
      { numRuns: 500 },
    )
  })

  it(`is ${convex ? '' : 'not '}convex`, () => {
    const staysBelowChord = (a: number, b: number, y: number, options: Options) => {
      const ends = (lossOf(loss, a, y, options) + lossOf(loss, b, y, options)) / 2
      return ends - lossOf(loss, (a + b) / 2, y, options) >= -1e-9 * (1 + Math.abs(ends))
    }
    if (convex)
      fc.assert(
        fc.property(outputs, outputs, targetsOf(loss), optionValues(loss.options), (...point) => {
          expect(staysBelowChord(...point)).toBe(true)
        }),
      )
    else expect(staysBelowChord(-7, -5, 1, defaultsOf(loss))).toBe(false)
  })

  it(`has ${smooth ? 'no corner' : 'a corner'}`, () => {
    let jump = 0
    for (let i = -400; i <= 400; i++) {
      const z = i / 100
      jump = Math.max(jump, Math.abs(slopeOf(loss, z + 1e-7, 1) - slopeOf(loss, z - 1e-7, 1)))
    }
    if (smooth) expect(jump).toBeLessThan(1e-4)
    else expect(jump).toBeGreaterThan(0.9)
  })

  it(`has a gradient that is ${boundedGradient ? '' : 'not '}bounded`, () => {
    const steepest = (size: number) => Math.max(...[-size, size].map((z) => Math.abs(slopeOf(loss, z, 1))))
    if (boundedGradient) expect(steepest(1e4)).toBeLessThanOrEqual(2 * steepest(20))
    else expect(steepest(28)).toBeGreaterThan(1.3 * steepest(20))
  })

  it('stays finite far out, in float32 too', () => {
    for (const output of [-1e4, -100, 100, 1e4]) {
      for (const target of [0, 1]) {
        const inputs = { output, target, ...defaultsOf(loss) }
        for (const reader of [numbers, float32]) {
          expect(Math.abs(loss.value(reader, inputs))).toBeLessThan(3e38)
          expect(Math.abs(loss.derivative(reader, inputs))).toBeLessThan(3e38)
        }
      }
    }
  })

  it('pulls the output towards the target', () => {
    const [low, high] = loss.fits.includes('binary') ? [-0.5, 0.5] : [-3, 5]
    expect(slopeOf(loss, low, 1)).toBeLessThan(0)
    expect(slopeOf(loss, high, loss.fits.includes('binary') ? 0 : 1)).toBeGreaterThan(0)
  })
})

describe.each(categorical)('$id', (loss) => {
  const logSoftmax = (z: readonly number[]) => {
    const largest = Math.max(...z)
    const total = Math.log(z.reduce((sum, logit) => sum + Math.exp(logit - largest), 0))
    return z.map((logit) => logit - largest - total)
  }
  const value = (z: readonly number[], y: number, options: Options, reader = numbers) => {
    const logs = logSoftmax(z)
    const meanLog = logs.reduce((a, b) => a + b) / z.length
    return loss.value(reader, { logTarget: logs[y], meanLog, ...options })
  }
  const slopes = (z: readonly number[], y: number, options: Options, reader = numbers) => {
    const logs = logSoftmax(z)
    const pull = loss.pull(reader, { logTarget: logs[y], ...options })
    const spread = loss.spread(reader, { ...options })
    return logs.map((log, k) => pull * (Math.exp(log) - (k === y ? 1 : 0)) + spread * (Math.exp(log) - 1 / z.length))
  }
  const logits = fc.array(fc.double({ min: -12, max: 12, noNaN: true }), { minLength: 2, maxLength: 5 })

  it('has, by pull and spread, the gradient that central differences give', () => {
    fc.assert(
      fc.property(logits, fc.nat(4), optionValues(loss.options), (z, pick, options) => {
        const y = pick % z.length
        const gradient = slopes(z, y, options)
        const h = 1e-5
        for (const k of z.keys()) {
          const moved = (by: number) => value(z.with(k, z[k] + by), y, options)
          expect(Math.abs(gradient[k] - (moved(h) - moved(-h)) / (2 * h))).toBeLessThan(1e-6)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('has a gradient that sums to zero over the logits', () => {
    fc.assert(
      fc.property(logits, optionValues(loss.options), (z, options) => {
        expect(slopes(z, 0, options).reduce((a, b) => a + b)).toBeCloseTo(0, 12)
      }),
    )
  })

  it('stays finite at logits of 10,000 and at certainty, in float32 too', () => {
    for (const options of [defaultsOf(loss), ...Object.entries(loss.options).flatMap(limitsOf)]) {
      for (const z of [
        [1e4, -1e4, 0],
        [-1e4, 1e4, 0],
        [0, 0, 0],
        [30, 0, 0],
      ]) {
        for (const reader of [numbers, float32]) {
          expect(Number.isFinite(value(z, 0, options, reader))).toBe(true)
          for (const slope of slopes(z, 0, options, reader)) expect(Number.isFinite(slope)).toBe(true)
        }
      }
    }
  })
})

const limitsOf = ([name, descriptor]: [string, OptionDescriptors[string]]): Options[] =>
  descriptor.kind === 'real' ? [{ [name]: descriptor.min }, { [name]: descriptor.max }] : []

describe('known values and kinships', () => {
  const pairs = fc.tuple(outputs, outputs)
  const alike = (a: (z: number, y: number) => number, b: (z: number, y: number) => number) =>
    fc.assert(
      fc.property(pairs, ([z, y]) => {
        expect(a(z, y)).toBeCloseTo(b(z, y), 10)
      }),
    )

  it('squared error has no factor one half', () => {
    expect(lossOf(named('mse'), 3, 1)).toBe(4)
  })
  it('Huber is half the squared error within δ, and δ(|e| − δ/2) outside', () => {
    alike(
      (z, y) => lossOf(named('huber'), z, y, { delta: 100 }),
      (z, y) => (z - y) ** 2 / 2,
    )
    expect(lossOf(named('huber'), 5, 0, { delta: 2 })).toBe(8)
  })
  it('the median quantile is half the absolute error, a tube of width 0 all of it', () => {
    const absolute = (z: number, y: number) => lossOf(named('mae'), z, y)
    alike((z, y) => 2 * lossOf(named('quantile'), z, y, { quantile: 0.5 }), absolute)
    alike((z, y) => lossOf(named('epsilonInsensitive'), z, y, { epsilon: 0 }), absolute)
  })
  it('log-cosh equals the textbook form where that does not overflow', () => {
    alike(
      (z, y) => lossOf(named('logCosh'), z, y),
      (z, y) => Math.log(Math.cosh(z - y)),
    )
  })
  it('cross-entropy is −ln of the probability of the right class', () => {
    const sigmoid = (z: number) => 1 / (1 + Math.exp(-z))
    for (const z of [-4, -0.7, 0, 2.5]) {
      expect(lossOf(named('bce'), z, 1)).toBeCloseTo(-Math.log(sigmoid(z)), 12)
      expect(lossOf(named('bce'), z, 0)).toBeCloseTo(-Math.log(sigmoid(-z)), 12)
      expect(slopeOf(named('bce'), z, 0)).toBeCloseTo(sigmoid(z), 14)
    }
  })
  it('focal with γ = 0 and α = 1/2 is cross-entropy; otherwise the textbook form', () => {
    const focal = named('focal')
    for (const z of [-30, -2, 0.4, 6]) {
      for (const y of [0, 1]) {
        expect(lossOf(focal, z, y, { gamma: 0, alpha: 0.5 })).toBeCloseTo(lossOf(named('bce'), z, y), 12)
      }
      const p = 1 / (1 + Math.exp(-z))
      const textbook = -2 * 0.25 * (1 - p) ** 2 * Math.log(p)
      expect(lossOf(focal, z, 1, { gamma: 2, alpha: 0.25 })).toBeCloseTo(textbook, 11)
    }
  })
  it('hinge losses vanish beyond a margin of 1', () => {
    for (const id of ['hinge', 'squaredHinge']) {
      expect([lossOf(named(id), 1.2, 1), lossOf(named(id), -1.2, 0)]).toEqual([0, 0])
    }
    expect([lossOf(named('hinge'), -1, 1), lossOf(named('squaredHinge'), -1, 1)]).toEqual([2, 4])
  })
  it('Poisson is least at the logarithm of the count', () => {
    expect(slopeOf(named('poisson'), Math.log(7), 7)).toBeCloseTo(0, 12)
    expect(lossOf(named('poisson'), 0, 3)).toBe(1)
  })
  it('Poisson follows its tangent where the rate would overflow', () => {
    const poisson = named('poisson')
    expect(lossOf(poisson, 32, 5) - lossOf(poisson, 31, 5)).toBeCloseTo(slopeOf(poisson, 31.5, 5), 0)
  })
  it('the quantile loss of a sample is least at its quantile', () => {
    const sample = Array.from({ length: 101 }, (_, i) => i)
    const total = (z: number) => sample.reduce((sum, y) => sum + lossOf(named('quantile'), z, y, { quantile: 0.8 }), 0)
    const least = sample.toSorted((a, b) => total(a) - total(b))[0]
    expect(least).toBe(80)
  })
  it('softmax with smoothing is the mean surprise under the smoothed target', () => {
    const softmax = lossById('softmax') as CategoricalLoss
    const logs = [0.5, 0.3, 0.2].map(Math.log)
    const meanLog = (logs[0] + logs[1] + logs[2]) / 3
    const smoothed = -(0.9 + 0.1 / 3) * logs[0] - (0.1 / 3) * (logs[1] + logs[2])
    expect(softmax.value(numbers, { logTarget: logs[0], meanLog, smoothing: 0.1 })).toBeCloseTo(smoothed, 14)
    expect(softmax.value(numbers, { logTarget: logs[0], meanLog, smoothing: 0 })).toBeCloseTo(-logs[0], 14)
  })
  it('multiclass focal with γ = 0 is cross-entropy, for two classes it is the focal loss', () => {
    const focal = lossById('multiclassFocal') as CategoricalLoss
    for (const z of [-3, 0.2, 5]) {
      const logTarget = -Math.log1p(Math.exp(-z))
      expect(focal.value(numbers, { logTarget, gamma: 0 })).toBeCloseTo(-logTarget, 14)
      const binary = lossOf(named('focal'), z, 1, { gamma: 1.5, alpha: 0.5 })
      expect(focal.value(numbers, { logTarget, gamma: 1.5 })).toBeCloseTo(binary, 14)
    }
  })
})

describe('float32 keeps the digits', () => {
  const relative = (got: number, exact: number) => Math.abs(got / exact - 1)
  it('of cross-entropy and focal where the output is right and certain', () => {
    for (const output of [5, 17, 25, 60]) {
      for (const id of ['bce', 'focal']) {
        const inputs = { output, target: 1, gamma: 0.5, alpha: 0.5, positiveWeight: 3 }
        const { value, derivative } = named(id)
        expect(relative(value(float32, inputs), value(numbers, inputs))).toBeLessThan(1e-5)
        expect(relative(derivative(float32, inputs), derivative(numbers, inputs))).toBeLessThan(1e-5)
      }
    }
  })
  it('of log-cosh at small errors', () => {
    for (const output of [1e-4, 1e-2, 0.3, 0.49, 0.6]) {
      const exact = lossOf(named('logCosh'), Math.fround(output), 0)
      expect(relative(named('logCosh').value(float32, { output: Math.fround(output), target: 0 }), exact)).toBeLessThan(
        2e-6,
      )
    }
  })
  it('of multiclass focal with a small γ at certainty', () => {
    const { value, pull } = lossById('multiclassFocal') as CategoricalLoss
    for (const logTarget of [-1e-9, -1e-5, -0.1].map(Math.fround)) {
      const inputs = { logTarget, gamma: 0.125 }
      expect(relative(value(float32, inputs), value(numbers, inputs))).toBeLessThan(1e-5)
      expect(relative(pull(float32, inputs), pull(numbers, inputs))).toBeLessThan(1e-5)
    }
  })
})

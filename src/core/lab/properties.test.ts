import { describe, expect, it, test } from 'vitest'
import { losses } from '../losses/all'
import type { ElementwiseLoss, Loss } from '../losses/define'
import { defineLoss } from '../losses/define'
import { activationProperties } from './activationProperties'
import { jumpsOf } from './corners'
import { labLosses } from './entries'
import { lossProperties } from './properties'
import { LAB_KINDS } from './setup'

const named = (id: string) => losses.find((loss) => loss.id === id) as Loss
const regression = (id: string, options = {}) => lossProperties(named(id), options, 'regression')
const classes = (id: string, options = {}) => lossProperties(named(id), options, 'classes')

test('every registered loss is in the lab, and what is computed agrees with what its descriptor says', () => {
  const seen = new Set<string>()
  for (const kind of LAB_KINDS) {
    for (const loss of labLosses(kind)) {
      seen.add(loss.id)
      const computed = lossProperties(loss, {}, kind)
      const says = { ...loss.properties, id: loss.id }
      expect({
        id: loss.id,
        convex: computed.convex.holds,
        smooth: computed.smooth.holds,
        boundedGradient: computed.bounded.holds,
        targets: kind === 'classes' ? says.targets : computed.targets,
      }).toEqual(says)
    }
  }
  expect(seen.size).toBe(losses.length)
})

describe('known truths of regression losses', () => {
  it('squared error: convex, smooth, unbounded, follows an outlier, agrees with R²', () => {
    const { convex, smooth, bounded, robust, consistent, targets, cost } = regression('mse')
    expect([convex.holds, smooth.holds, bounded.holds, robust.holds, consistent.holds]).toEqual([
      true,
      true,
      false,
      false,
      true,
    ])
    // 2 · 1000 beside nine times 2 · 1.
    expect(robust.share).toBeCloseTo(1000 / 1009, 9)
    expect(targets).toBe('any')
    // z − y and its square; z − y and times 2.
    expect(cost).toEqual({ operations: 4, slow: 0 })
  })
  it('absolute error: a corner at 0, slope 1, robust, disagrees with R²', () => {
    const { smooth, bounded, robust, consistent } = regression('mae')
    expect(smooth.corners).toEqual([0])
    expect(bounded).toEqual({ holds: true, largest: 1 })
    expect(robust.share).toBeCloseTo(0.1, 9)
    // The median is 1, the mean 2: 1 − (39 / 34).
    expect(consistent).toEqual({ holds: false, metric: 'r2', score: expect.closeTo(1 - 39 / 34, 9), best: 0 })
  })
  it('Huber: both, by its δ', () => {
    expect(regression('huber').bounded).toEqual({ holds: true, largest: 1 })
    expect(regression('huber').smooth.holds).toBe(true)
    expect(regression('huber').robust.share).toBeCloseTo(0.1, 9)
    const wide = regression('huber', { delta: 100 })
    expect(wide.bounded).toEqual({ holds: true, largest: 100 })
    expect(wide.robust.holds).toBe(false)
    expect(wide.consistent.holds).toBe(true)
    expect(regression('huber').consistent.holds).toBe(false)
    // A narrow δ is steep between two straight parts, and still no corner.
    expect(regression('huber', { delta: 0.01 }).smooth.holds).toBe(true)
  })
  it('log-cosh: smooth and bounded by 1', () => {
    const { smooth, bounded, convex } = regression('logCosh')
    expect([smooth.holds, convex.holds, bounded.holds]).toEqual([true, true, true])
    expect(bounded.largest).toBeCloseTo(1, 9)
  })
  it('a high quantile follows an outlier above it, the median does not; both agree with R¹', () => {
    expect(regression('quantile').robust.holds).toBe(true)
    expect(regression('quantile', { quantile: 0.95 }).robust.holds).toBe(true)
    for (const quantile of [0.1, 0.4, 0.5, 0.95]) {
      expect(regression('quantile', { quantile }).consistent).toMatchObject({ holds: true, metric: 'r1' })
    }
    expect(regression('quantile', { quantile: 0.8 }).bounded.largest).toBeCloseTo(0.8, 12)
  })
  it('the tube has a corner at each edge, and inside it nothing pulls but the outlier', () => {
    expect(regression('epsilonInsensitive', { epsilon: 0.5 }).smooth.corners).toEqual([-0.5, 0.5])
    expect(regression('epsilonInsensitive', { epsilon: 2 }).robust).toEqual({ holds: false, share: 1 })
    expect(regression('epsilonInsensitive', { epsilon: 0 }).smooth.corners).toEqual([0])
  })
  it('Poisson: its rate is the mean, its gradient has no useful bound, and it has no minimum for negative targets', () => {
    const { consistent, bounded, targets, robust } = regression('poisson')
    expect(consistent.holds).toBe(true)
    expect(consistent.score).toBeCloseTo(0, 9)
    expect(bounded.holds).toBe(false)
    expect(bounded.largest).toBeGreaterThan(1e12)
    expect(targets).toBe('nonNegative')
    expect(robust.share).toBeCloseTo(1000 / 1009, 9)
  })
})

describe('known truths of losses of classes', () => {
  it('hinge has its corner at margin 1, its square has none', () => {
    expect(classes('hinge').smooth.corners).toEqual([1])
    expect(classes('squaredHinge').smooth.holds).toBe(true)
    expect([classes('hinge').bounded.holds, classes('squaredHinge').bounded.holds]).toEqual([true, false])
    expect([classes('hinge').robust.holds, classes('squaredHinge').robust.holds]).toEqual([true, false])
  })
  it('focal is not convex, except where it is cross-entropy', () => {
    expect(classes('focal').convex.holds).toBe(false)
    expect(classes('focal').convex.at).toBeLessThan(0)
    expect(classes('focal', { gamma: 0 }).convex).toEqual({ holds: true, at: null })
    expect(classes('multiclassFocal').convex.holds).toBe(false)
    expect(classes('multiclassFocal', { gamma: 0 }).convex.holds).toBe(true)
    expect(classes('focal', { gamma: 0.1 }).convex.holds).toBe(false)
  })
  it('a weight on one class moves the decision away from accuracy', () => {
    expect(classes('focal').consistent).toEqual({ holds: true, metric: 'accuracy', score: 1, best: 1 })
    const weighted = classes('focal', { alpha: 0.9, gamma: 0 }).consistent
    expect(weighted.holds).toBe(false)
    // With α = 0.9 class 1 counts nine times: only below a share of 0.1 does class 0 win.
    expect(weighted.score).toBeCloseTo(0.6, 12)
  })
  it('squared error over the margin is calibrated and not robust', () => {
    expect(classes('mse').consistent.holds).toBe(true)
    expect(classes('mse').robust.holds).toBe(false)
    expect(classes('bce').robust.holds).toBe(true)
  })
  it('all of them decide as accuracy does at their defaults', () => {
    for (const loss of labLosses('classes')) expect(classes(loss.id).consistent.holds, loss.id).toBe(true)
  })
})

describe('the table is computed, not copied', () => {
  const basic = named('mse') as ElementwiseLoss
  it('a spoiled formula changes it, whatever the descriptor says', () => {
    const bent = defineLoss({ ...basic, derivative: (o, { output, target }) => o.sine(o.subtract(output, target)) })
    const broken = lossProperties(bent, {}, 'regression')
    expect([broken.convex.holds, broken.bounded.holds, broken.smooth.holds]).toEqual([false, true, true])
    const cut = defineLoss({
      ...basic,
      derivative: (o, { output, target }) =>
        o.multiply(o.sign(o.subtract(o.subtract(output, target), o.constant(0.3))), o.constant(2)),
    })
    expect(lossProperties(cut, {}, 'regression').smooth.corners).toEqual([0.3])
    const wrongWay = defineLoss({
      ...basic,
      derivative: (o, { output, target }) => o.subtract(output, o.multiply(o.constant(2), target)),
    })
    expect(lossProperties(wrongWay, {}, 'regression').consistent.holds).toBe(false)
  })
  it('finds jumps, and only jumps', () => {
    expect(jumpsOf(Math.tanh, -5, 5)).toEqual([])
    expect(jumpsOf((x) => Math.tanh(1e6 * x), -5.003, 5)).toEqual([])
    expect(jumpsOf((x) => (x < 0.1 ? 0 : 1), -5, 5).map((x) => x.toFixed(9))).toEqual(['0.100000000'])
    expect(jumpsOf(Math.sign, -5.003, 5)).toEqual([0])
  })
})

describe('activations', () => {
  it.each([
    ['tanh', true, true, [], 1],
    ['relu', false, true, [0], 1],
    ['leakyRelu', false, true, [0], 1],
    ['sigmoid', true, true, [], 0.25],
    ['gelu', false, false, [], 1.1289],
    ['linear', false, true, [], 1],
  ] as const)('%s', (id, bounded, increasing, corners, slope) => {
    const found = activationProperties(id)
    expect([found.bounded, found.increasing, found.corners]).toEqual([bounded, increasing, corners])
    expect(found.largestSlope).toBeCloseTo(slope, 3)
  })
  it('tells what passes far from 0', () => {
    expect(activationProperties('relu').slopesFarOut).toEqual([0, 1])
    expect(activationProperties('sigmoid').slopesFarOut[1]).toBeCloseTo(0.01766, 4)
    expect(activationProperties('tanh').range).toEqual([-1, 1])
    expect(activationProperties('gelu').range[0]).toBeCloseTo(-0.17, 3)
    expect(activationProperties('relu').cost).toEqual({ operations: 3, slow: 0 })
  })
})

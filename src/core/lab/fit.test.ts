import { describe, expect, it, test } from 'vitest'
import { labLosses } from './entries'
import { labFit, RIDGE } from './fit'
import { leastOf } from './minimise'
import { type LabSetup, usualLab } from './setup'

const line = (points: LabSetup['points'], rest: Partial<LabSetup> = {}): LabSetup => ({
  ...usualLab('losses'),
  points,
  ...rest,
})
const constant = (targets: readonly number[], rest: Partial<LabSetup> = {}): LabSetup =>
  line(
    targets.map((y, i) => [i / 10 - 0.5, y] as const),
    { model: 'constant', ...rest },
  )
const fitOf = (lab: LabSetup, id: string) => labFit(lab, id)!

const POINTS: LabSetup['points'] = usualLab('losses').points
const mean = (values: readonly number[]) => values.reduce((a, b) => a + b) / values.length

const expectClose = (found: readonly number[], expected: readonly number[], digits: number) =>
  expect(found).toEqual(expected.map((value) => expect.closeTo(value, digits)))

describe('closed forms', () => {
  it('squared error is least squares', () => {
    const [mx, my] = [mean(POINTS.map(([x]) => x)), mean(POINTS.map(([, y]) => y))]
    const slope = mean(POINTS.map(([x, y]) => (x - mx) * (y - my))) / mean(POINTS.map(([x]) => (x - mx) ** 2))
    const { parameters, loss, pulls } = fitOf(line(POINTS), 'mse')
    expect(parameters[0]).toBeCloseTo(my - slope * mx, 8)
    expect(parameters[1]).toBeCloseTo(slope, 8)
    expect(loss).toBeCloseTo(mean(POINTS.map(([x, y]) => (y - (my - slope * mx) - slope * x) ** 2)), 8)
    // At the minimum the pulls cancel.
    expect(mean(pulls)).toBeCloseTo(0, 8)
  })
  it('the constant is the mean, the median, a quantile', () => {
    const targets = [-0.4, 0.1, 0.2, 0.9, 2.7]
    expect(fitOf(constant(targets), 'mse').parameters[0]).toBeCloseTo(0.7, 9)
    expect(fitOf(constant(targets), 'mae').parameters[0]).toBeCloseTo(0.2, 9)
    const high = constant(targets, { options: { quantile: { quantile: 0.7 } } })
    expect(fitOf(high, 'quantile').parameters[0]).toBeCloseTo(0.9, 9)
    const counts = constant([0, 1, 1, 2.5])
    expect(Math.exp(fitOf(counts, 'poisson').parameters[0])).toBeCloseTo(1.125, 7)
  })
  it('the absolute error’s line is the best of all lines through two points', () => {
    const cost = (a: number, b: number) => mean(POINTS.map(([x, y]) => Math.abs(a + b * x - y)))
    let least = Number.POSITIVE_INFINITY
    for (const [x1, y1] of POINTS) {
      for (const [x2, y2] of POINTS) {
        if (x1 >= x2) continue
        const slope = (y2 - y1) / (x2 - x1)
        least = Math.min(least, cost(y1 - slope * x1, slope))
      }
    }
    expect(fitOf(line(POINTS), 'mae').loss).toBeCloseTo(least, 9)
  })
  it('Huber with a wide δ is least squares, and with a narrow one the least absolute error', () => {
    const wide = fitOf(line(POINTS, { options: { huber: { delta: 100 } } }), 'huber').parameters
    expectClose(wide, fitOf(line(POINTS), 'mse').parameters, 7)
    const narrow = fitOf(line(POINTS, { options: { huber: { delta: 0.01 } } }), 'huber')
    const absolute = mean(POINTS.map(([x, y]) => Math.abs(narrow.parameters[0] + narrow.parameters[1] * x - y)))
    expect(absolute).toBeLessThan(fitOf(line(POINTS), 'mae').loss + 0.01)
  })
})

test('one outlier turns the least-squares line and hardly moves the robust ones', () => {
  const clean = POINTS.filter(([, y]) => y > -1)
  const moved = (id: string) => {
    const [with_, without] = [fitOf(line(POINTS), id).parameters, fitOf(line(clean), id).parameters]
    return Math.hypot(with_[0] - without[0], with_[1] - without[1])
  }
  expect(moved('mse')).toBeGreaterThan(0.6)
  expect(moved('mae')).toBeLessThan(0.1)
  expect(moved('mse')).toBeGreaterThan(5 * moved('mae'))
})

test('Poisson has no line for a negative target, and says so', () => {
  expect(labFit(line(POINTS), 'poisson')).toBeNull()
})

test('a line placed by hand is measured, not fitted', () => {
  const lab = line(
    [
      [-1, 0],
      [1, 2],
    ],
    { byHand: [0, 0] },
  )
  const { parameters, losses: each, loss, pulls, byHand } = fitOf(lab, 'mse')
  expect([parameters, each, loss, pulls, byHand]).toEqual([[0, 0], [0, 4], 2, [0, -4], true])
})

describe.each(labLosses('regression').filter(({ id }) => id !== 'poisson'))('the line by $id', ({ id }) => {
  it('is no worse than any line near it', () => {
    const { parameters, loss } = fitOf(line(POINTS), id)
    for (const [da, db] of [
      [1, 0],
      [0, 1],
      [1, 1],
      [1, -1],
    ]) {
      for (const by of [-0.1, -0.003, 0.003, 0.1]) {
        const moved = [parameters[0] + by * da, parameters[1] + by * db] as const
        expect(fitOf(line(POINTS, { byHand: moved }), id).loss).toBeGreaterThan(loss - 1e-9)
      }
    }
  })
})

describe.each(labLosses('classes'))('the boundary by $id', ({ id }) => {
  const lab = usualLab('losses', 'classes')
  // The hinge has corners, at which only a subgradient is 0: its test is below.
  if (id !== 'hinge')
    it('balances the pulls against the penalty', () => {
      const { parameters, pulls } = fitOf(lab, id)
      const slope = (k: number) =>
        mean(lab.classes.map(([x1, x2], i) => pulls[i] * [1, x1, x2][k])) + (k && RIDGE * parameters[k])
      for (const k of [0, 1, 2]) expect(slope(k)).toBeCloseTo(0, 6)
    })
  it('separates what can be separated, class 1 on its positive side', () => {
    const apart = { ...lab, classes: lab.classes.map(([x1, x2]) => [x1, x2, x1 > 0 ? 1 : 0] as const) }
    const { parameters } = fitOf(apart, id)
    for (const [x1, x2, y] of apart.classes) {
      expect(parameters[0] + parameters[1] * x1 + parameters[2] * x2 > 0).toBe(y === 1)
    }
  })
})

test('cross-entropy, softmax over two classes and focal with γ = 0 draw the same boundary', () => {
  const lab = { ...usualLab('losses', 'classes'), options: { focal: { gamma: 0 } } }
  const bce = fitOf(lab, 'bce')
  for (const id of ['softmax', 'focal']) {
    expectClose(fitOf(lab, id).parameters, bce.parameters, 6)
  }
  // Softmax has the penalty on the same parameters, so its losses are equal too.
  expect(fitOf(lab, 'softmax').loss).toBeCloseTo(bce.loss, 8)
})

test('hinge reaches the least value that a fine search finds', () => {
  const lab = usualLab('losses', 'classes')
  const total = ([a, b, c]: readonly number[]) =>
    mean(lab.classes.map(([x1, x2, y]) => Math.max(0, 1 - (2 * y - 1) * (a + b * x1 + c * x2)))) +
    (RIDGE / 2) * (b * b + c * c)
  const { parameters } = fitOf(lab, 'hinge')
  const least = total(parameters)
  for (const da of [-0.01, 0, 0.01]) {
    for (const db of [-0.01, 0, 0.01]) {
      for (const dc of [-0.01, 0, 0.01]) {
        expect(total([parameters[0] + da, parameters[1] + db, parameters[2] + dc])).toBeGreaterThan(least - 1e-9)
      }
    }
  }
})

test('the search finds a corner in three dimensions', () => {
  const goal = [3, -2, 0.5]
  const found = leastOf(
    (x, gradient) => {
      gradient.set(goal.map((g, k) => (k + 1) * Math.sign(x[k] - g)))
      return goal.reduce((sum, g, k) => sum + (k + 1) * Math.abs(x[k] - g), 0)
    },
    [0, 0, 0],
    100,
  )
  expectClose(found, goal, 8)
})

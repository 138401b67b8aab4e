import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addsUpTo,
  againstWithinRegularisation,
  allEqual,
  answers,
  followsUnits,
  followsUnitsUpToAFactor,
  gramianOf,
  hasLength,
  ignoresUnits,
  type Method,
  neverAgainst,
  permutes,
  projectsEqually,
  type Scene,
  scenes,
} from '../testing/laws'
import { weightings } from './all'
import { decide, initState } from './decide'

const STEPS = 4
interface Kind {
  readonly shared?: number
  readonly spread?: number
  readonly steps?: number
}
/** Films of 2 to 6 tasks (of 1 too where `least` is 1). */
const films = ({ shared = 0, spread = 0, steps = STEPS }: Kind = {}, least = 2) =>
  fc
    .record({ seed: fc.nat(100_000), tasks: fc.integer({ min: least, max: 6 }) })
    .map(({ seed, tasks }) => scenes(seed, tasks, steps, shared, spread))
/** Laws throw, so each is an assertion. */
const holds = (film: fc.Arbitrary<readonly Scene[]>, law: (film: readonly Scene[]) => void) =>
  fc.assert(
    fc.property(film, (scenes) => {
      expect(() => law(scenes)).not.toThrow()
    }),
    { numRuns: 16 },
  )
const factors = fc.constantFrom(0.01, 0.5, 3, 100)
const unlike = { spread: 3 }
const name = ({ id, options }: Method) => (options ? `${id} ${JSON.stringify(options)}` : id)
const each = (...methods: (string | Method)[]) =>
  methods.map((entry): [string, Method] => {
    const method = typeof entry === 'string' ? { id: entry } : entry
    return [name(method), method]
  })
const withEach = (id: string, option: string, ...values: unknown[]): Method[] =>
  values.map((value) => ({ id, options: { [option]: value } }))

const DRAWN = new Set<string>(['rlw', 'pcgrad', 'gradvac', 'graddrop'])
// At the authors' inner rate of 10, rounding errors grow from step to step.
const CALM: Readonly<Record<string, Method['options']>> = { sdmgrad: { innerLearningRate: 1 } }

describe('permuting tasks permutes α', () => {
  test.each(each(...weightings.filter(({ id }) => !DRAWN.has(id)).map(({ id }) => ({ id, options: CALM[id] }))))(
    '%s',
    (_, method) => holds(films(), (film) => permutes(method, film)),
  )
})

describe('never against a task', () => {
  const never = weightings.filter((weighting) => 'against' in weighting && weighting.against === 'never')
  test('these say so', () => {
    expect(never.map(({ id }) => id)).toEqual(['mgda', 'nash-mtl', 'fairgrad'])
  })
  test.each(
    each(
      ...never.map(({ id }) => ({ id })),
      ...withEach('mgda', 'normalization', 'none', 'l2', 'loss', 'loss+'),
      ...withEach('fairgrad', 'alpha', 0.1, 0.5, 2, 5, 10),
      ...withEach('nash-mtl', 'maxNorm', 0, 3),
    ),
  )('%s', (_, method) => {
    holds(films(), (film) => neverAgainst(method, film))
    holds(films(unlike), (film) => neverAgainst(method, film))
  })
  test('config, where its projections add up to more than 0', () => {
    let found = 0
    holds(films(), (film) => {
      const good = film.filter((scene) => {
        const [{ weights }] = answers({ id: 'config' }, [scene])
        return (
          gramianOf(scene.gradients)
            .flatMap((row) => row.map((x, j) => x * weights[j]))
            .reduce((a, b) => a + b, 0) > 0
        )
      })
      if (good.length > 0) neverAgainst({ id: 'config' }, good)
      found += good.length
    })
    expect(found).toBeGreaterThan(0)
  })
})

describe('against a task by no more than the regularisation', () => {
  const some = weightings.filter((weighting) => 'against' in weighting && weighting.against === 'regularised')
  test('these say so', () => {
    expect(some.map(({ id }) => id)).toEqual(['upgrad', 'dualproj'])
  })
  test.each(each('upgrad', 'dualproj'))('%s', (_, method) => {
    for (const regEps of [1e-9, 1e-4, 1e-2]) {
      holds(films(), (film) => againstWithinRegularisation(method, film, regEps))
      holds(films(unlike), (film) => againstWithinRegularisation(method, film, regEps))
    }
  })
  test('with the default a short gradient is hurt', () => {
    const short = [
      {
        losses: [1, 1],
        lossesAfter: [1, 1],
        gradients: [
          [1, 0],
          [-0.01, 0.002],
        ],
      },
    ]
    expect(() => neverAgainst({ id: 'upgrad' }, short)).toThrow('never points against')
    neverAgainst({ id: 'upgrad', options: { regEps: 0, normEps: 0 } }, short)
  })
})

describe('special values', () => {
  test.each(
    each(...[0, 1, 2].map((rescale) => ({ id: 'cagrad', options: { c: 0, rescale } })), {
      id: 'sdmgrad',
      options: { lambda: 1e12 },
    }),
  )('%s: the average', (_, method) => holds(films(), (film) => allEqual(method, film, 1 / film[0].losses.length)))
  test.each(each('upgrad', 'dualproj'))('%s without conflict: the average', (_, method) =>
    holds(films({ shared: 3 }), (film) => allEqual(method, film, 1 / film[0].losses.length)),
  )
  test.each(each('pcgrad', { id: 'gradvac', options: { beta: 0 } }))('%s without conflict: the sum', (_, method) =>
    holds(films({ shared: 3 }), (film) => allEqual(method, film, 1)),
  )
  test.each(each('dwa', { id: 'gradnorm', options: { warmup: STEPS } }))('%s at first: the sum', (_, method) =>
    holds(films(), (film) => allEqual(method, film, 1)),
  )
  test.each(each('gradnorm', 'excess-mtl'))('%s in the first step: the sum', (_, method) =>
    holds(films({ steps: 1 }), (film) => allEqual(method, film, 1)),
  )
  test('gradvac with targets of 0 is pcgrad', () => {
    holds(films({ steps: 1 }), (film) => {
      const [vaccine, surgery] = ['gradvac', 'pcgrad'].map(
        (id) => answers({ id, options: { beta: 0 } }, film)[0].weights,
      )
      for (const [i, w] of vaccine.entries()) expect(w).toBeCloseTo(surgery[i], 6)
    })
  })
  test('fairgrad with α = 1 is nash-mtl without a cut', () => {
    holds(films(unlike), (film) => {
      const [fair] = answers({ id: 'fairgrad' }, film)
      const [nash] = answers({ id: 'nash-mtl', options: { maxNorm: 0 } }, film)
      for (const [i, w] of fair.weights.entries()) expect(w / nash.weights[i]).toBeCloseTo(1, 9)
    })
  })
})

describe('Σα = 1', () => {
  const DISTRIBUTIONS = ['normal', 'uniform', 'dirichlet', 'bernoulli', 'constrained-bernoulli']
  test.each(
    each(
      ...['uw-so', 'famo', 'mgda', 'imtl-g', 'sdmgrad', 'modo', 'cov-weighting', 'equal'],
      ...withEach('rlw', 'distribution', ...DISTRIBUTIONS),
      { id: 'cov-weighting', options: { mean: 'decay' } },
    ),
  )('%s', (_, method) => holds(films({}, 1), (film) => addsUpTo(method, film, 1)))
})

describe('Σα = T', () => {
  test.each(each({ id: 'dwa', options: { period: 1 } }, 'gradnorm', 'excess-mtl', 'slaw'))('%s', (_, method) =>
    holds(films({}, 1), (film) => addsUpTo(method, film, film[0].losses.length)),
  )
})

describe('another unit for one loss', () => {
  const scaling = (kind: Kind, law: (film: readonly Scene[], factor: number) => void) =>
    fc.assert(
      fc.property(films(kind), factors, (film, factor) => {
        expect(() => law(film, factor)).not.toThrow()
      }),
      { numRuns: 16 },
    )
  test.each(
    each('scale-invariant', 'nash-mtl', ...withEach('mgda', 'normalization', 'l2', 'loss'), {
      id: 'stch',
      options: { warmup: 2, nadirSteps: 1 },
    }),
  )('leaves d as it is: %s', (_, method) => scaling({}, (film, factor) => followsUnits(method, film, factor, 1e-8)))
  test.each(each('db-mtl', { id: 'db-mtl', options: { beta: 0 } }))('leaves d as it is, to 1e-8 / l: %s', (_, method) =>
    scaling({}, (film, factor) => followsUnits(method, film, factor, 1e-4)),
  )
  test.each(each('imtl-g', 'imtl', 'config', 'gls'))('changes the length of d alone: %s', (_, method) =>
    scaling({}, (film, factor) => followsUnitsUpToAFactor(method, film, factor, 1e-7)),
  )
  test('changes the length of d alone: famo', () =>
    scaling({}, (film, factor) => followsUnitsUpToAFactor({ id: 'famo' }, film, factor, 1e-4)))
  test('changes the length of d alone after the first step: slaw', () =>
    scaling({}, (film, factor) =>
      followsUnitsUpToAFactor({ id: 'slaw', options: { floor: 1e-8 } }, film, factor, 1e-6, 1),
    ))
  test.each(each({ id: 'dwa', options: { period: 1 } }, 'cov-weighting', 'lbtw', 'equal', 'weighted-sum', 'rlw'))(
    'leaves α as it is: %s',
    (_, method) => scaling({}, (film, factor) => ignoresUnits(method, film, factor, 1e-6)),
  )
  test('leaves α as it is, to 1e-7 / ‖g‖²: excess-mtl', () =>
    scaling({ shared: 1 }, (film, factor) => ignoresUnits({ id: 'excess-mtl' }, film, factor, 1e-3)))
})

describe('geometry', () => {
  test.each([0, 0.5, 1, 3])('nash-mtl: ‖d‖ = min(√T, %d)', (maxNorm) =>
    holds(films(unlike, 1), (film) => {
      const free = Math.sqrt(film[0].losses.length)
      hasLength({ id: 'nash-mtl', options: { maxNorm } }, film, maxNorm > 0 ? Math.min(free, maxNorm) : free)
    }),
  )
  test.each(each('imtl-g', 'config'))('%s: equal projections on the unit gradients', (_, method) =>
    holds(films(), (film) => projectsEqually(method, film)),
  )
})

test('mgda: a vanished gradient stops training, unless it is divided by its length', () => {
  const film = [
    {
      losses: [1, 2, 3],
      lossesAfter: [1, 2, 3],
      gradients: [
        [1, 0],
        [1e-20, 0],
        [0, 2],
      ],
    },
  ]
  const weights = (normalization: string) => answers({ id: 'mgda', options: { normalization } }, film)[0].weights
  expect(weights('none')).toEqual([0, 1, 0])
  expect(weights('loss')).toEqual([0, 0.5, 0])
  expect(weights('l2')[1]).toBe(0)
  expect(weights('loss+')[1]).toBe(0)
})

test('cagrad: the certificate r = b + φ Mw / ‖g_w‖ of the least mixture', () => {
  fc.assert(
    fc.property(films({ spread: 2, steps: 1 }), fc.constantFrom(0.05, 0.4, 0.9, 1), (film, c) => {
      const tasks = film[0].losses.length
      const [{ weights }] = answers({ id: 'cagrad', options: { c, rescale: 0 } }, film)
      const m = gramianOf(film[0].gradients)
      const times = (v: readonly number[]) => m.map((row) => row.reduce((sum, x, j) => sum + x * v[j], 0))
      // α − 1/T = φ w / ‖g_w‖, and b + M of it is r.
      const r = times(weights)
      const mixture = weights.map((x) => x - 1 / tasks)
      const sum = mixture.reduce((a, b) => a + b, 0)
      const mean = r.reduce((total, x, i) => total + (x * mixture[i]) / sum, 0)
      const size = Math.max(...m.map((row, i) => Math.sqrt(row[i]))) ** 2
      expect(Math.min(...mixture)).toBeGreaterThanOrEqual(-1e-12)
      expect(Math.min(...r) - mean).toBeGreaterThanOrEqual(-1e-10 * size)
    }),
    { numRuns: 60 },
  )
})

test('aligned-mtl: α = B p adds up over the preferences, and the mean is p = 1/T', () => {
  holds(films({ steps: 1 }), (film) => {
    const tasks = film[0].losses.length
    const weights = (options: Method['options']) => answers({ id: 'aligned-mtl', options }, film)[0].weights
    const unit = (k: number) => film[0].losses.map((_, i) => (i === k ? 1 : 0))
    const sum = unit(0).map((_, i) =>
      film[0].losses.reduce((total, __, k) => total + weights({ preference: unit(k) })[i], 0),
    )
    const mean = weights({ preference: film[0].losses.map(() => 1 / tasks) })
    weights({}).forEach((w, i) => {
      expect(w).toBeCloseTo(sum[i], 10)
      expect(w / tasks).toBeCloseTo(mean[i], 10)
    })
    weights({ reduction: 'mean' }).forEach((w, i) => {
      expect(w).toBeCloseTo(mean[i], 10)
    })
  })
})

test('rlw: the draws of each distribution', () => {
  const uniforms = [0.75, 0.25, 0.5]
  const weigh = (distribution: string) => {
    let k = 0
    const random = {
      uniform: () => uniforms[k++ % 3],
      normal: () => 0,
      order: (items: readonly number[]) => [...items],
    }
    const config = { id: 'rlw', options: { distribution }, modifiers: [] }
    const seen = { step: 0, epoch: 0, learningRate: 0.1, taskCount: 3, userWeights: [1, 1, 1], random }
    return decide(config, seen, initState(config, 3)).weights
  }
  const logs = uniforms.map((u) => -Math.log(u))
  const expected = {
    normal: [1 / 3, 1 / 3, 1 / 3],
    uniform: [0.5, 1 / 6, 1 / 3],
    dirichlet: logs.map((x) => x / logs.reduce((a, b) => a + b, 0)),
    bernoulli: [0.5, 0, 0.5],
    'constrained-bernoulli': [0, 0, 1],
  }
  for (const [distribution, weights] of Object.entries(expected)) {
    for (const [i, w] of weigh(distribution).entries()) expect(w, distribution).toBeCloseTo(weights[i], 12)
  }
})

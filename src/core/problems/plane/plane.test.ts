import { describe, expect, test } from 'vitest'
import { defaultConfig, defaultTask } from '../../config/defaults'
import type { TaskConfig } from '../../config/types'
import { makeProblem } from '../all'
import { taskKind, taskOutputs } from '../targets'
import { plane } from './plane'
import { type PlaneTarget, planeTargets } from './targets'
import { planeValue } from './value'

const make = (tasks: readonly TaskConfig[], problem = {}) =>
  makeProblem({ problem: { ...defaultConfig.problem, ...problem }, tasks })
const task = (target: string, parts: Partial<TaskConfig> = {}, id = 't1'): TaskConfig => {
  const { defaultLoss } = planeTargets.find((candidate) => candidate.id === target) ?? planeTargets[0]
  return { ...defaultTask(id, target, defaultLoss), ...parts }
}

describe.each(planeTargets.map(({ id }) => id))('%s', (target) => {
  test('is finite, within its classes, and neither constant nor one-sided', () => {
    const { train } = make([task(target)], { samples: 1000 })
    const values = [...train.targets[0]]
    expect(values.every(Number.isFinite)).toBe(true)
    const kind = taskKind(plane, task(target))
    if (kind === 'regression') {
      const mean = values.reduce((a, b) => a + b, 0) / values.length
      const deviation = Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length)
      expect(deviation).toBeGreaterThan(0.2)
      expect(deviation).toBeLessThan(2)
      return
    }
    const classes = kind === 'binary' ? 2 : taskOutputs(plane, task(target))
    for (let k = 0; k < classes; k++) {
      const share = values.filter((value) => value === k).length / values.length
      expect(share).toBeGreaterThan(0.15)
    }
    expect(values.every((value) => Number.isInteger(value) && value >= 0 && value < classes)).toBe(true)
  })

  test('a full turn changes nothing, and part of a turn does (except for circles)', () => {
    const points = [-0.83, -0.41, 0.07, 0.37, 0.78].flatMap((x) => [-0.71, -0.3, 0.11, 0.52].map((y) => [x, y]))
    const at = (rotation: number) => points.map(([x, y]) => planeValue(task(target, { rotation }), x, y))
    const alike = (a: number[], b: number[]) => a.every((value, k) => Math.abs(value - b[k]) < 1e-9)
    expect(alike(at(0), at(360))).toBe(true)
    const turned = [20, 45, 70].some((angle) => !alike(at(angle), at(0)))
    expect(turned).toBe(target !== 'circles')
  })
})

test('blobs have two to five classes', () => {
  for (let classes = 2; classes <= 5; classes++) {
    const { train, tasks } = make([task('blobs', { classes })])
    expect(tasks[0].outputs).toBe(classes)
    expect(new Set(train.targets[0]).size).toBe(classes)
  }
})

describe('three questions', () => {
  const questions = task('questions')
  const { inputs, targets } = make([questions], { samples: 2000 }).train
  const answers = (column: number) => targets[0].filter((_, i) => i % 3 === column)

  test('are answered by yes and by no, in every combination, and of the last the answer is the half', () => {
    const combinations = new Set(Array.from(answers(0), (first, row) => `${first}${answers(1)[row]}${answers(2)[row]}`))
    expect(combinations.size).toBe(8)
    answers(2).forEach((answer, row) => {
      expect(answer).toBe(Number(inputs[2 * row] > 0))
    })
  })

  test('have wrong answers of their own, and are labelled together', () => {
    const noisy = make([{ ...questions, noise: 0.2, labels: 0.5 }], { samples: 2000 }).train
    const wrong = targets[0].map((answer, i) => Number(answer !== noisy.targets[0][i]))
    for (const column of [0, 1, 2]) {
      const share = wrong.filter((_, i) => i % 3 === column).reduce((a, b) => a + b) / noisy.rows
      expect(Math.abs(share - 0.2)).toBeLessThan(0.03)
    }
    const both = wrong.filter((first, i) => i % 3 === 0 && first === 1 && wrong[i + 1] === 1).length / noisy.rows
    expect(Math.abs(both - 0.04)).toBeLessThan(0.02)
    expect(noisy.masks[0]).toHaveLength(noisy.rows)
  })
})

test('a task’s noise or place does not change another task', () => {
  const first = task('ripple', { noise: 0.2 }, 't1')
  const second = task('moons', { noise: 0.1 }, 't2')
  const both = make([first, second])
  expect(make([second, first]).train.targets[1]).toEqual(both.train.targets[0])
  expect(make([{ ...first, noise: 0.9 }, second]).train.targets[1]).toEqual(both.train.targets[1])
  expect(make([second]).train.targets[0]).toEqual(both.train.targets[1])
})

test('noise is a share of the deviation, or of the labels', () => {
  const clean = make([task('saddle')]).train.targets[0]
  const noisy = make([task('saddle', { noise: 0.5 })]).train.targets[0]
  const deviation = (values: number[]) => {
    const mean = values.reduce((a, b) => a + b, 0) / values.length
    return Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length)
  }
  const added = deviation([...noisy].map((value, i) => value - clean[i]))
  expect(added / deviation([...clean])).toBeGreaterThan(0.42)
  expect(added / deviation([...clean])).toBeLessThan(0.58)
  const labels = make([task('blobs')]).train.targets[0]
  const flipped = make([task('blobs', { noise: 0.3 })]).train.targets[0]
  const share = flipped.filter((value, i) => value !== labels[i]).length / labels.length
  expect(share).toBeGreaterThan(0.22)
  expect(share).toBeLessThan(0.38)
})

test('scale multiplies a regression target and nothing else', () => {
  const metres = make([task('bumps', { noise: 0.1 })]).train.targets[0]
  const millimetres = make([task('bumps', { noise: 0.1, scale: 1000 })]).train.targets[0]
  millimetres.forEach((value, i) => {
    expect(value).toBeCloseTo(1000 * metres[i], 8)
  })
  expect(make([task('xor', { scale: 1000 })]).train.targets[0]).toEqual(make([task('xor')]).train.targets[0])
})

test('missing labels are masked in training rows only', () => {
  const { train, test: held } = make([task('circles', { labels: 0.25 })], { samples: 2000 })
  const share = Array.from(train.masks[0] ?? []).reduce((sum, has) => sum + has, 0) / train.rows
  expect(share).toBeGreaterThan(0.2)
  expect(share).toBeLessThan(0.3)
  expect(held.masks[0]).toBeNull()
})

test('a formula is masked where it is undefined, and only there', () => {
  const { train } = make([task('formula', { expression: 'sqrt(x)' })])
  train.targets[0].forEach((value, row) => {
    const x = train.inputs[2 * row]
    expect(train.masks[0]?.[row]).toBe(x >= 0 ? 1 : 0)
    expect(value).toBeCloseTo(x >= 0 ? Math.sqrt(x) : 0, 12)
  })
  expect(make([task('formula', { expression: 'foo(' })]).train.masks[0]?.includes(1)).toBe(false)
})

test('a split has its shares and no row twice, and more rows keep the targets of the first', () => {
  const { train, test: held } = make([task('plane')], { samples: 200, testFraction: 0.25 })
  expect([train.rows, held.rows]).toEqual([150, 50])
  const points = new Set([...train.inputs, ...held.inputs])
  expect(points.size).toBe(400)
})

test('a rotation turns the target anticlockwise by that many degrees about the origin', () => {
  const points = [-0.9, -0.35, 0.2, 0.7].flatMap((x) => [-0.8, -0.1, 0.45].map((y) => [x, y] as const))
  for (const target of ['plane', 'ripple', 'product', 'moons', 'blobs', 'formula']) {
    for (const degrees of [-180, -37, 30, 90]) {
      const angle = (degrees * Math.PI) / 180
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
      for (const [x, y] of points) {
        const turned = planeValue(task(target, { rotation: degrees }), cos * x - sin * y, sin * x + cos * y)
        expect(turned).toBeCloseTo(planeValue(task(target), x, y), 9)
      }
    }
  }
})

test('a split has at least one row on each side, and the seed decides it', () => {
  const sizes = [0.05, 0.9].map((testFraction) => {
    const { train, test: held } = make([task('plane')], { samples: 40, testFraction })
    return [train.rows, held.rows]
  })
  expect(sizes).toEqual([
    [38, 2],
    [4, 36],
  ])
  expect(make([task('plane')], { seed: 3 }).train.inputs).toEqual(make([task('plane')], { seed: 3 }).train.inputs)
  expect(make([task('plane')], { seed: 3 }).train.inputs).not.toEqual(make([task('plane')], { seed: 4 }).train.inputs)
})

describe('a rare class', () => {
  const shareOf = (target: string, parts: Partial<TaskConfig>, split: 'train' | 'test', label: number) => {
    const { targets, masks } = make([task(target, parts)], { samples: 4000 })[split]
    const labelled = [...targets[0]].filter((_, row) => masks[0]?.[row] !== 0)
    return labelled.filter((value) => value === label).length / labelled.length
  }

  test.each([
    ['circles', 1, {}],
    ['blobs', 2, { classes: 3 }],
    ['blobs', 3, { classes: 4 }],
  ] as const)('of %s is class %i, and its share falls as the formula says, in both splits', (target, label, parts) => {
    for (const split of ['train', 'test'] as const) {
      const before = shareOf(target, parts, split, label)
      for (const rare of [0.5, 0.1]) {
        const expected = (rare * before) / (rare * before + 1 - before)
        expect(Math.abs(shareOf(target, { ...parts, rare }, split, label) - expected)).toBeLessThan(0.03)
      }
    }
  })

  test('loses labels only: rows, other tasks and other labels stay, and the noise comes afterwards', () => {
    const tasks = [task('circles', { noise: 0.2 }), task('ripple', {}, 't2')]
    const [all, thinned] = [tasks, [{ ...tasks[0], rare: 0.2 }, tasks[1]]].map((each) => make(each).train)
    expect(thinned.inputs).toEqual(all.inputs)
    expect(thinned.targets).toEqual(all.targets)
    expect(thinned.masks[1]).toBeNull()
    const clean = make([task('circles')]).train.targets[0]
    const lost = clean.filter((_, row) => thinned.masks[0]?.[row] === 0)
    expect(lost.length).toBeGreaterThan(50)
    expect(lost.every((label) => label === 1)).toBe(true)
  })

  test('keeps more rows of the same ones when the share is larger', () => {
    const masks = [0.1, 0.3, 0.9].map((rare) => make([task('xor', { rare })]).train.masks[0] ?? [])
    masks[0].forEach((kept, row) => {
      expect(kept).toBeLessThanOrEqual(masks[1][row])
      expect(masks[1][row]).toBeLessThanOrEqual(masks[2][row])
    })
  })
})

describe('relatedness', () => {
  const correlation = (a: ArrayLike<number>, b: ArrayLike<number>) => {
    const centred = (values: ArrayLike<number>) => {
      const list = Array.from(values)
      const mean = list.reduce((sum, value) => sum + value, 0) / list.length
      return list.map((value) => value - mean)
    }
    const dot = (u: number[], v: number[]) => u.reduce((sum, value, i) => sum + value * v[i], 0)
    const [u, v] = [centred(a), centred(b)]
    return dot(u, v) / Math.sqrt(dot(u, u) * dot(v, v))
  }
  const shares = [0, 0.2, 0.4, 0.6, 0.8, 1]
  const pairs = [
    ['bumps', 'ripple'],
    ['ripple', 'saddle'],
    ['circles', 'plane'],
    ['blobs', 'product'],
    ['circles', 'checkerboard'],
    ['ripple', 'xor'],
    ['moons', 'spirals'],
  ] as const

  test.each(pairs)('with %s: the target of %s correlates the more the larger the dial', (first, second) => {
    const correlations = shares.map((related) => {
      const { targets } = make([task(first), task(second, { related }, 't2')], { samples: 2000 }).train
      const reference = first === 'blobs' ? targets[0].map((label) => Number(label === 0)) : targets[0]
      return correlation(reference, targets[1])
    })
    for (let k = 1; k < shares.length; k++) expect(correlations[k]).toBeGreaterThan(correlations[k - 1])
    // Between a number and a class the correlation cannot reach 1.
    expect(correlations[5]).toBeGreaterThan(
      taskKind(plane, task(first)) === taskKind(plane, task(second)) ? 0.999 : 0.6,
    )
  })

  test('turns a target into that of the first task, in its own unit', () => {
    const [first, second] = [
      task('ripple', { rotation: 30, scale: 5 }),
      task('bumps', { related: 1, scale: 100 }, 't2'),
    ]
    const { targets } = make([first, second]).train
    expect(correlation(targets[0], targets[1])).toBeCloseTo(1, 12)
    const deviation = (values: Float64Array) => Math.sqrt(values.reduce((sum, v) => sum + v * v, 0) / values.length)
    expect(deviation(targets[1]) / deviation(make([task('bumps', { scale: 100 })]).train.targets[0])).toBeCloseTo(1, 0)
    const classes = make([task('moons'), task('checkerboard', { related: 1 }, 't2')]).train.targets
    expect(classes[1]).toEqual(classes[0])
  })

  test('needs another task before it, enabled or not, and leaves several classes alone', () => {
    const own = make([task('bumps')]).train.targets[0]
    expect(make([task('bumps', { related: 0.7 })]).train.targets[0]).toEqual(own)
    const other = task('ripple', {}, 't2')
    const seen = [true, false].map((enabled) => make([{ ...other, enabled }, task('bumps', { related: 0.7 })]).train)
    expect(seen[0].targets[1]).toEqual(seen[1].targets[0])
    expect(seen[1].targets[0]).not.toEqual(own)
    const blobs = [0, 0.7].map((related) => make([other, task('blobs', { related })]).train.targets[1])
    expect(blobs[1]).toEqual(blobs[0])
  })

  test('has a margin for every target of classes, whose sign says the class', () => {
    for (const { id, margin } of planeTargets as readonly PlaneTarget[]) {
      expect(margin === undefined).toBe(taskKind(plane, task(id)) === 'regression')
      for (let k = 0; margin && k < 500; k++) {
        const [x, y] = [((k * 37) % 101) / 50 - 1.003, ((k * 53) % 97) / 48 - 1.007]
        const label = planeValue(task(id), x, y)
        expect(margin(x, y, task(id)) > 0, `${id} ${x} ${y}`).toBe(id === 'blobs' ? label === 0 : label === 1)
      }
    }
  })
})

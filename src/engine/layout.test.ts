import { describe, expect, test } from 'vitest'
import { initialSnapshot } from './initial'
import { type Block, indexIn, layoutOf } from './layout'
import { specWith, taskWith } from './testing/world'

/** Widths that fill their texels and widths that do not; heads of different widths. */
const SPECS = [
  specWith({ tasks: [taskWith('mse')] }),
  specWith({ trunk: [1, 9, 4], tasks: [taskWith('mse'), taskWith('softmax', 5), taskWith('bce')], head: [3, 6] }),
  specWith({
    trunk: [8, 3],
    tasks: [taskWith('softmax', 3), taskWith('mse')],
    batchNorm: { epsilon: 1e-5, momentum: 0.1 },
  }),
]
const places = (block: Block): number[] =>
  Array.from({ length: block.rows * block.columns }, (_, k) =>
    indexIn(block, Math.floor(k / block.columns), k % block.columns),
  )

describe.each(SPECS.map((spec, k) => [`program ${k}`, spec] as const))('%s', (_name, spec) => {
  const layout = layoutOf(spec)

  test('no two numbers share an index, and all are in the row', () => {
    const taken = layout.blocks.flatMap(places)
    expect(new Set(taken).size).toBe(taken.length)
    expect(Math.max(...taken)).toBeLessThan(layout.parameterCount)
    const statistics = layout.statistics.flatMap(places)
    expect(new Set(statistics).size).toBe(statistics.length)
    for (const at of statistics) expect(at).toBeLessThan(layout.statisticCount)
  })

  test('trunk first, layer by layer, then heads of equal size', () => {
    for (const block of layout.blocks) {
      const from = block.texel
      const to = from + block.rows * block.stride
      if (block.part === 'trunk') {
        const [start, end] = layout.layerTexels[block.layer]
        expect(from >= start && to <= end).toBe(true)
      } else {
        const start = layout.trunkCount / 4 + block.task * layout.headTexels
        expect(from >= start && to <= start + layout.headTexels).toBe(true)
      }
    }
    expect(layout.layerTexels[0][0]).toBe(0)
    for (let l = 1; l < spec.trunk.length; l++) expect(layout.layerTexels[l][0]).toBe(layout.layerTexels[l - 1][1])
    expect(4 * layout.layerTexels[spec.trunk.length - 1][1]).toBe(layout.trunkCount)
    expect(layout.parameterCount).toBe(layout.trunkCount + 4 * spec.tasks.length * layout.headTexels)
  })

  test('initial parameters leave the padding at 0', () => {
    const { parameters } = initialSnapshot(spec, layout, [5, 6])
    const taken = new Set(layout.blocks.flatMap(places))
    parameters.forEach((value, k) => {
      if (!taken.has(k % layout.parameterCount)) expect(value).toBe(0)
    })
  })
})

test('names and shapes are those of the PyTorch recordings', () => {
  const layout = layoutOf(SPECS[1])
  const shapes = Object.fromEntries(layout.blocks.map(({ name, rows, columns }) => [name, [rows, columns]]))
  expect(shapes).toMatchObject({
    'trunk0.weight': [3, 1],
    'trunk1.weight': [1, 9],
    'trunk2.bias': [1, 4],
    'head1.0.weight': [4, 3],
    'head1.1.bias': [1, 6],
    'head1.weight': [6, 5],
    'head2.bias': [1, 1],
  })
  expect(layoutOf(SPECS[2]).statistics.map(({ name }) => name)).toEqual(['bn0.mean', 'bn0.var', 'bn1.mean', 'bn1.var'])
})

describe('a run starts', () => {
  const spec = SPECS[1]
  const layout = layoutOf(spec)

  test('the same, whatever runs are beside it', () => {
    const row = (seeds: readonly number[], at: number) =>
      initialSnapshot(spec, layout, seeds).parameters.slice(
        at * layout.parameterCount,
        (at + 1) * layout.parameterCount,
      )
    expect(row([3, 8, 21], 1)).toEqual(row([8], 0))
    expect(row([3, 8, 21], 2)).not.toEqual(row([8], 0))
  })

  test('with the same trunk, whatever the tasks are', () => {
    const other = { ...spec, tasks: [taskWith('bce')] }
    const trunk = initialSnapshot(spec, layout, [4]).parameters.slice(0, layout.trunkCount)
    expect(initialSnapshot(other, layoutOf(other), [4]).parameters.slice(0, layout.trunkCount)).toEqual(trunk)
  })

  test('with weights of deviation gain / √(fan in), unit scales and variances', () => {
    const wide = specWith({ trunk: [200, 200], activation: 'linear', batchNorm: { epsilon: 1e-5, momentum: 0.1 } })
    const at = layoutOf(wide)
    const { parameters, statistics } = initialSnapshot(wide, at, [1])
    const values = (name: string) => places(at.blocks.find((block) => block.name === name)!).map((k) => parameters[k])
    const weights = values('trunk1.weight')
    const mean = weights.reduce((sum, w) => sum + w, 0) / weights.length
    const deviation = Math.sqrt(weights.reduce((sum, w) => sum + (w - mean) ** 2, 0) / weights.length)
    expect(Math.abs(mean)).toBeLessThan(1e-3)
    expect(deviation * Math.sqrt(200)).toBeCloseTo(1, 1)
    expect(new Set(values('bn1.gamma'))).toEqual(new Set([1]))
    expect(new Set([...values('bn1.beta'), ...values('trunk1.bias')])).toEqual(new Set([0]))
    const [means, variances] = [at.statistics[2], at.statistics[3]].map((block) =>
      places(block).map((k) => statistics[k]),
    )
    expect([new Set(means), new Set(variances)]).toEqual([new Set([0]), new Set([1])])
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultConfig } from '../config/defaults'
import { setField } from '../config/paths'
import { quantitiesOf } from '../maps/quantities'
import { sweepRecordings } from './sweep'
import { coarseFirst, triableQuantities, withValue } from './tryFront'
import type { Sweep } from './types'

const sweep: Sweep = { tasks: ['t1', 't2'], others: 'keep', points: 5, method: 'weighted-sum' }

describe('what can be tried', () => {
  const paths = (base = defaultConfig, of = sweep) => triableQuantities(base, of).map(({ path }) => path)

  it('is every number but those that the sweep sets', () => {
    const found = paths()
    for (const path of ['tasks.t1.noise', 'tasks.t2.scale', 'training.learningRate', 'network.trunk'])
      expect(found).toContain(path)
    expect(found.filter((path) => path.startsWith('weighting.'))).toEqual([])
    expect(found.filter((path) => path.endsWith('.weight'))).toEqual(['tasks.t3.weight'])
    expect(paths(defaultConfig, { ...sweep, others: 'off' }).filter((path) => path.endsWith('.weight'))).toEqual([])
  })

  it('has a single value: not the widths of unlike layers', () => {
    expect(paths(setField(defaultConfig, 'network.trunk', [4, 8]))).not.toContain('network.trunk')
  })

  it('changes the runs of the sweep in this field alone', () => {
    const width = quantitiesOf(defaultConfig).find(({ path }) => path === 'network.trunk')
    if (width?.kind !== 'number') throw new Error('the width is a number')
    const wide = withValue(defaultConfig, width, 5)
    expect(wide && sweepRecordings(wide, sweep, 9)).toEqual(
      sweepRecordings(defaultConfig, sweep, 9).map((run) => ({
        ...run,
        recording: {
          ...run.recording,
          config: setField(
            run.recording.config,
            'network.trunk',
            defaultConfig.network.trunk.map(() => 5),
          ),
        },
      })),
    )
    expect(withValue(defaultConfig, width, -1)).toBeNull()
  })
})

describe('coarse to fine', () => {
  it('takes every point once, both ends in the first pass', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 64 }), (count) => {
        const [coarse, others] = coarseFirst(count)
        expect([...coarse, ...others].sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, k) => k))
        expect(coarse[0]).toBe(0)
        expect(coarse.at(-1)).toBe(count - 1)
        expect(coarse.length).toBeLessThanOrEqual(6)
      }),
    )
    expect(coarseFirst(21)[0]).toEqual([0, 5, 10, 15, 20])
  })
})

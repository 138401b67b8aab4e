import { expect, it } from 'vitest'
import { concaveFront } from '../../core/comparison/concave'
import { defaultConfig } from '../../core/config/defaults'
import type { Recording } from '../../core/config/types'
import { runChanged, runThen } from './runChanged'
import { emptyComparison } from './store'

const run: Recording = { config: defaultConfig, edits: [] }
const changed: Recording = { ...run, edits: [{ step: 3, field: 'tasks.t1.weight', value: 2 }] }
const own = { comparison: { ...emptyComparison, base: run }, runThen: null }

it('the run has changed while it is not the base', () => {
  expect(runChanged(own, run)).toBe(false)
  expect(runChanged(own, changed)).toBe(true)
})

it('a base from a ready-made problem or a file is no change of the run', () => {
  const concave = { ...emptyComparison, base: { config: concaveFront, edits: [] } }
  const shown = { comparison: concave, runThen: runThen(own, concave, run) }
  expect(runChanged(shown, run)).toBe(false)
  expect(runChanged(shown, changed)).toBe(true)
  // Other lanes on the same base keep the run that later ones are compared with.
  const more = { ...concave, steps: 5 }
  expect(runChanged({ comparison: more, runThen: runThen(shown, more, changed) }, changed)).toBe(true)
  // The run may become equal to the base.
  expect(runChanged(shown, concave.base)).toBe(false)
})

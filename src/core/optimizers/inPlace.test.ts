import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { LooseOptions } from '../options'
import { optimizers } from './all'
import { generalInPlace, inPlace } from './inPlace'

const STEPS = 400
const OPTIONS = { adam: { beta1: 0.5, beta2: 0.7 }, adamw: { weightDecay: 0.3 }, momentum: { momentum: 0.4 } }

test.each(optimizers.map(({ id }) => id))('%s in place has the bits of its update', (id) => {
  // The first options make both corrections of Adam reach exactly 1.
  for (const options of [(OPTIONS as Record<string, LooseOptions>)[id] ?? {}, {}]) {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 3, maxLength: 30 }),
        (gradients) => {
          const ours = inPlace(id, options, 0.05, 2)
          const theirs = generalInPlace(id, options, 0.05, 2)
          const x = Float64Array.of(1, -2)
          const y = Float64Array.from(x)
          for (let step = 0; step < STEPS; step++) {
            const at = step % (gradients.length - 1)
            const gradient = Float64Array.of(gradients[at], gradients[at + 1])
            ours.move(x, gradient)
            theirs.move(y, gradient)
          }
          expect(x).toEqual(y)
        },
      ),
      { numRuns: 10 },
    )
  }
})

import { describe, expect, it } from 'vitest'
import { createPath } from '../../core/landscapes/paths'
import { usualSetup } from '../../core/landscapes/setup'
import { cosine, momentOf, raised, rests } from './moments'

describe('what a path does at a step', () => {
  const setup = { ...usualSetup('bowls'), steps: 20 }
  const path = createPath(setup, { id: 'equal', options: {}, modifiers: [] }, [0, 3])
  path.advance(20)
  const { done, stopped, kept } = path
  const news = { key: '', done, stopped, kept, end: 'travelling' as const, arrival: null }

  it('is what the core says of that step', () => {
    for (const step of [0, 7, 20]) {
      const { gradients, direction, weights, losses, point } = path.momentAt(step)
      expect(momentOf(setup, news, step)).toMatchObject({ step, gradients, direction, weights, losses, point })
    }
  })

  it('raises a loss whose gradient the direction opposes, and no other', () => {
    expect(
      raised({
        gradients: [
          [1, 0],
          [0, 1],
        ],
        direction: [1, 1],
      }),
    ).toEqual([])
    expect(
      raised({
        gradients: [
          [1, 0],
          [0, 1],
        ],
        direction: [1, -1],
      }),
    ).toEqual([1])
    expect(
      raised({
        gradients: [
          [1, 0],
          [0, 1],
        ],
        direction: [0, 1],
      }),
    ).toEqual([])
    expect(
      raised({
        gradients: [
          [1, 0],
          [2, 0],
        ],
        direction: [-1, 0],
      }),
    ).toEqual([0, 1])
  })

  it('rests where its parts cancel, and not where they are merely clipped', () => {
    const moment = { step: 0, point: [0, 0], losses: [1, 1], weights: [0.5, 0.5], cone: null } as const
    const opposed = [
      [2, 0],
      [-2, 0],
    ] as const
    expect(rests({ ...moment, gradients: opposed, direction: [1e-12, 0] }, 0)).toBe(true)
    expect(rests({ ...moment, gradients: opposed, direction: [0.1, 0] }, 0)).toBe(false)
    expect(
      rests(
        {
          ...moment,
          gradients: [
            [1e6, 0],
            [1e6, 0],
          ],
          direction: [1e-3, 0],
        },
        1e-3,
      ),
    ).toBe(false)
  })

  it('has no cosine with a gradient of zero', () => {
    expect(cosine([1, 0], [0, 0])).toBeNaN()
    expect(cosine([1, 0], [-3, 0])).toBe(-1)
  })
})

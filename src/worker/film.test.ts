import { describe, expect, it } from 'vitest'
import type { TrainerSnapshot } from '../engine/trainer.types'
import { Film } from './film'

const at = (step: number, numbers = 10): TrainerSnapshot[] => [
  {
    step,
    ends: [null],
    weightingStates: [],
    memory: { totals: [], metrics: [[]], inEffect: [[]] },
    engine: {
      parameters: new Float64Array(numbers),
      slots: [],
      statistics: new Float64Array(0),
      tracked: null,
      squares: null,
    },
  },
]
const stepBefore = (film: Film, step: number) => film.before(step)?.[0].step

describe('Film', () => {
  it('finds the last moment at or before a step', () => {
    const film = new Film()
    for (const step of [0, 10, 30]) film.add(at(step))
    expect([0, 9, 10, 29, 30, 99].map((step) => stepBefore(film, step))).toEqual([0, 0, 10, 10, 30, 30])
    expect(film.before(-1)).toBeUndefined()
  })

  it('thins its moments, and keeps the first and the last', () => {
    const film = new Film()
    for (let step = 0; step <= 1000; step++) film.add(at(step))
    expect(film.length).toBeLessThanOrEqual(64)
    expect(film.length).toBeGreaterThan(30)
    expect(stepBefore(film, 0)).toBe(0)
    expect(stepBefore(film, 1000)).toBe(1000)
  })

  it('keeps the last moment where every second one would leave it out', () => {
    const film = new Film()
    // There is room for 9 moments of this size.
    for (let step = 0; step <= 9; step++) film.add(at(step, 840_000))
    expect(film.length).toBe(6)
    expect(stepBefore(film, 9)).toBe(9)
  })

  it('holds fewer moments of a wide network', () => {
    const film = new Film()
    for (let step = 0; step < 60; step++) film.add(at(step, 1e6))
    expect(film.length).toBeLessThanOrEqual(8)
  })

  it('forgets a future that no longer holds', () => {
    const film = new Film()
    for (const step of [0, 10, 20]) film.add(at(step))
    film.forgetAfter(15)
    film.add(at(18))
    expect(stepBefore(film, 99)).toBe(18)
  })
})

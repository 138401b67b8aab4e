import { expect, test } from 'vitest'
import { weightingById } from '../weightings/all'
import { type Answers, costOf, type Question, questions, readOff, suggest } from './adviser'

test.each<[Answers, readonly (readonly [string, Question | 'plain'])[]]>([
  [
    {},
    [
      ['equal', 'plain'],
      ['uw', 'plain'],
    ],
  ],
  [
    { sizes: false, hurt: false },
    [
      ['equal', 'plain'],
      ['uw', 'plain'],
    ],
  ],
  [
    { sizes: true },
    [
      ['uw', 'sizes'],
      ['imtl-l', 'sizes'],
      ['scale-invariant', 'sizes'],
    ],
  ],
  [
    { speeds: true },
    [
      ['dwa', 'speeds'],
      ['famo', 'speeds'],
      ['gradnorm', 'speeds'],
    ],
  ],
  [
    { hurt: true },
    [
      ['upgrad', 'hurt'],
      ['pcgrad', 'hurt'],
      ['cagrad', 'hurt'],
    ],
  ],
  [
    { main: true },
    [
      ['weighted-sum', 'main'],
      ['upgrad', 'main'],
    ],
  ],
  [
    { preference: true },
    [
      ['stch', 'preference'],
      ['weighted-sum', 'preference'],
    ],
  ],
  [
    { sizes: true, speeds: true },
    [
      ['uw', 'sizes'],
      ['dwa', 'speeds'],
    ],
  ],
  [
    { main: true, hurt: true, sizes: true },
    [
      ['weighted-sum', 'main'],
      ['upgrad', 'hurt'],
      ['uw', 'sizes'],
    ],
  ],
])('for %j it suggests %j', (answers, wanted) => {
  expect(suggest(answers).map(({ id, because }) => [id, because])).toEqual(wanted)
})

test('every combination of answers gets two or three known methods, each once', () => {
  for (let bits = 0; bits < 2 ** questions.length; bits++) {
    const answers = Object.fromEntries(questions.map((question, k) => [question, (bits & (1 << k)) > 0]))
    const found = suggest(answers)
    expect(found.length).toBeGreaterThanOrEqual(2)
    expect(found.length).toBeLessThanOrEqual(3)
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length)
    for (const { id } of found) expect(weightingById(id).id).toBe(id)
  }
})

test('costs come from what a method observes', () => {
  expect(costOf('uw', 3)).toEqual({ backward: 1, forward: 0 })
  expect(costOf('famo', 3)).toEqual({ backward: 1, forward: 1 })
  expect(costOf('pcgrad', 3)).toEqual({ backward: 3, forward: 0 })
  expect(costOf('graddrop', 4)).toEqual({ backward: 4, forward: 0 })
})

test('a run without records answers nothing', () => {
  expect(readOff(null)).toEqual({})
})

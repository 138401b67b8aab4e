import { describe, expect, it, test } from 'vitest'
import { fits } from '../core/comparison/expand'
import { validateComparison } from '../core/comparison/validate'
import { validateRecording } from '../core/config/validate'
import { validateLab } from '../core/lab/validate'
import { validateLandscape } from '../core/landscapes/validate'
import { lessons as en } from '../i18n/en/lessons/all'
import { lessons as zh } from '../i18n/zh-CN/lessons/all'
import { lessons } from './all'
import { HEADINGS } from './headings'
import { holds, measure } from './testing/measure'

const TEXTS = { en, 'zh-CN': zh } as unknown as Record<
  string,
  Record<string, { steps: Record<string, { explain: string; options?: Record<string, string> }> }>
>

test('ids of lessons, and of the steps of a lesson, are unique', () => {
  expect(new Set(lessons.map(({ id }) => id)).size).toBe(lessons.length)
  for (const { id, steps } of lessons) expect(new Set(steps.map((step) => step.id)).size, id).toBe(steps.length)
})

test('every heading of the founding article is covered', () => {
  const covered = new Set<string>(lessons.flatMap(({ covers }) => covers))
  expect(HEADINGS.filter((heading) => !covered.has(heading))).toEqual([])
})

describe.each(lessons)('$id', ({ id, steps, claims }) => {
  it('has three to six steps, something to look at in each, and a question', () => {
    expect(steps.length).toBeGreaterThanOrEqual(3)
    expect(steps.length).toBeLessThanOrEqual(6)
    expect(steps[0].shows).toBeDefined()
    expect(steps.every(({ looksAt }) => looksAt.length > 0)).toBe(true)
    expect(steps.some(({ question }) => question)).toBe(true)
  })

  it('shows set-ups that are valid as they are', () => {
    for (const { shows } of steps) {
      if (shows?.place === 'run') {
        const { recording, faults } = validateRecording({ config: shows.config })
        expect(faults).toEqual([])
        expect(recording.config).toEqual(shows.config)
      }
      if (shows?.place === 'compare') {
        expect(validateComparison(shows.comparison)).toEqual({ comparison: shows.comparison, faults: [] })
        expect(fits(shows.comparison)).toBe(true)
      }
      if (shows?.place === 'landscape')
        expect(validateLandscape(shows.landscape)).toEqual({ setup: shows.landscape, faults: [] })
      if (shows?.place === 'lab') expect(validateLab(shows.lab)).toEqual({ lab: shows.lab, faults: [] })
    }
  })

  it('asks questions with a right answer', () => {
    for (const { question } of steps)
      if (question?.kind === 'choice') expect(question.options).toContain(question.right)
  })

  it.each(Object.keys(TEXTS))(
    'has holes only for numbers that its steps have, and the other way round, in %s',
    (language) => {
      for (const step of steps) {
        const { explain } = TEXTS[language][id].steps[step.id]
        const holes = [...explain.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name)
        expect([...new Set(holes)].sort(), step.id).toEqual(Object.keys(step.numbers ?? {}).sort())
      }
    },
  )

  it.each(claims)('$says', { timeout: 120_000 }, async (claim) => {
    const measured = await measure(claim)
    expect(holds(claim, measured), JSON.stringify(measured)).toBe(true)
  })
})

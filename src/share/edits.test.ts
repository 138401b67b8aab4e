import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultConfig } from '../core/config/defaults'
import { stepOfChange, withEdit } from '../core/config/edits'
import type { FieldPath } from '../core/config/paths'
import { programKey } from '../core/config/program'
import type { Edit, Recording } from '../core/config/types'
import { checkedChange, validateRecording, valueAt } from '../core/config/validate'
import { decodeLink, encodeLink } from './link'

const start: Recording = { config: defaultConfig, edits: [] }
const made = (edits: readonly Edit[]): Recording => edits.reduce(withEdit, start)
const edit = (step: number, field: FieldPath, value: unknown): Edit => ({ step, field, value })

describe('which earlier edits a change replaces', () => {
  test('choosing another method after going back drops the options of the old one', () => {
    const recording = made([
      edit(50, 'weighting.id', 'dwa'),
      edit(80, 'weighting.options.temperature', 3),
      edit(60, 'weighting.id', 'cagrad'),
    ])
    expect(recording.edits.map(({ field, value }) => [field, value])).toEqual([
      ['weighting.id', 'dwa'],
      ['weighting.id', 'cagrad'],
    ])
    expect(decodeLink(encodeLink(recording))).toEqual({ recording, beside: undefined, faults: [] })
  })

  test('an option of a method that is no longer chosen is dropped, also if the whole weighting was replaced', () => {
    const recording = made([
      edit(50, 'weighting', { id: 'dwa', options: {}, modifiers: [] }),
      edit(80, 'weighting.options.temperature', 3),
      edit(20, 'weighting', { id: 'cagrad', options: {}, modifiers: [] }),
    ])
    expect(recording.edits.map(({ step }) => step)).toEqual([20])
  })

  test('a drag while paused is one edit, also of an option of a method', () => {
    const drag = Array.from({ length: 600 }, (_, k) => edit(40, 'weighting.options.temperature', 1 + k / 1000))
    expect(made([edit(10, 'weighting.id', 'dwa'), ...drag]).edits).toHaveLength(2)
  })

  test('a change to another method and back at one step is kept, since it clears the state of the method', () => {
    const there = [edit(40, 'weighting.id', 'dwa'), edit(40, 'weighting.id', defaultConfig.weighting.id)]
    expect(made(there).edits).toEqual(there)
  })
})

/** A change that a person might make to a live field. */
const change = fc.oneof(
  fc.tuple(fc.constant('weighting.id'), fc.constantFrom('dwa', 'cagrad', 'weighted-sum', 'uw')),
  fc.tuple(fc.constant('weighting.options.temperature'), fc.constantFrom(1, 2, 3)),
  fc.tuple(fc.constant('weighting.options.c'), fc.constantFrom(0.1, 0.4, 0.5)),
  fc.tuple(
    fc.constant('weighting'),
    fc.constantFrom(
      { id: 'dwa', options: { temperature: 5 }, modifiers: [] },
      { id: 'uw', options: {}, modifiers: [] },
    ),
  ),
  fc.tuple(fc.constant('training.schedule.id'), fc.constantFrom('cosine', 'step', 'constant')),
  fc.tuple(fc.constant('training.schedule.options.every'), fc.constantFrom(100, 500, 1000)),
  fc.tuple(fc.constant('training.schedule.options.factor'), fc.constantFrom(0.5, 0.3)),
  fc.tuple(fc.constant('tasks.t1.weight'), fc.double({ min: 0, max: 100, noNaN: true })),
)

test('the link of a run opens without faults, whatever was changed at whichever steps', () => {
  let made = 0
  const actions = fc.array(fc.record({ step: fc.integer({ min: 0, max: 60 }), change }), { maxLength: 40 })
  fc.assert(
    fc.property(actions, (list) => {
      let recording = start
      for (const {
        step,
        change: [field, asked],
      } of list) {
        const present = recording.edits
          .filter((old) => old.step <= step)
          .reduce((at, old) => checkedChange(at, old.field, old.value) ?? at, recording.config)
        const changed = checkedChange(present, field, asked)
        if (!changed || programKey(changed) !== programKey(present)) continue
        recording = withEdit(recording, { step, field, value: valueAt(changed, field, asked) })
        made++
      }
      const opened = decodeLink(encodeLink(recording))
      expect(opened.faults).toEqual([])
      expect(opened.recording).toEqual(recording)
    }),
    { numRuns: 60 },
  )
  expect(made).toBeGreaterThan(60)
})

test('an edit that sets an option back to its default is kept', () => {
  const edits = [
    edit(5, 'weighting.id', 'dwa'),
    edit(10, 'weighting.options.temperature', 3),
    edit(20, 'weighting.options.temperature', 2),
  ]
  expect(validateRecording({ config: defaultConfig, edits }).recording.edits).toEqual(edits)
})

describe('more edits than a recording can hold', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, k) => edit(10 * k + 1, 'tasks.t1.weight', 1 + (k % 90)))

  test('of 501 edits the first 500 are read, and the other one is reported', () => {
    const { recording, faults } = decodeLink(encodeLink({ config: defaultConfig, edits: many(501) }))
    expect(recording.edits).toEqual(many(500))
    expect(faults.map(({ field }) => field)).toEqual(['edits.501–501'])
  })

  test('500 long edits fit into a link', () => {
    const edits = Array.from({ length: 500 }, (_, k) =>
      edit(
        k + 1,
        'weighting.options.formulas',
        Array.from({ length: 20 }, (_, i) => `sin(${k * 7919 + i * 104729}*t)`).join('; '),
      ),
    )
    const recording = { config: { ...defaultConfig, weighting: { id: 'formula', options: {}, modifiers: [] } }, edits }
    expect(decodeLink(encodeLink(recording)).recording.edits).toHaveLength(500)
  })
})

describe('the step at which a change takes effect while training', () => {
  const everyTenth = (step: number) => step <= 20 || step % 10 === 0

  test('a second change of a field waits for the next recorded step', () => {
    expect(stepOfChange([], 'tasks.t1.weight', 33, everyTenth)).toBe(33)
    expect(stepOfChange([edit(33, 'tasks.t1.weight', 1)], 'tasks.t1.weight', 36, everyTenth)).toBe(40)
    expect(stepOfChange([edit(40, 'tasks.t1.weight', 1)], 'tasks.t1.weight', 37, everyTenth)).toBe(40)
    expect(stepOfChange([edit(33, 'tasks.t1.weight', 1)], 'tasks.t2.weight', 36, everyTenth)).toBe(36)
    // The person went back to step 34; the change replaces the edit at step 36.
    const recorded = [edit(33, 'tasks.t1.weight', 1), edit(36, 'tasks.t1.weight', 2)]
    expect(stepOfChange(recorded, 'tasks.t1.weight', 34, everyTenth)).toBe(34)
    expect(stepOfChange([edit(33, 'weighting.id', 'uw')], 'weighting.id', 36, everyTenth)).toBe(36)
  })

  test('a drag makes one edit between two recorded steps, and its last value counts', () => {
    let edits: readonly Edit[] = []
    for (let step = 0; step < 400; step++) {
      const at = stepOfChange(edits, 'tasks.t1.weight', step, everyTenth)
      edits = withEdit({ config: defaultConfig, edits }, edit(at, 'tasks.t1.weight', step / 10)).edits
    }
    const intervals = edits.map(({ step }) => (step <= 20 ? step : Math.floor(step / 10) * 10))
    expect(new Set(intervals).size).toBe(intervals.length)
    expect(intervals.length).toBeGreaterThan(50)
    expect(edits.at(-1)?.value).toBe(39.9)
  })
})

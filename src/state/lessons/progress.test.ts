import { describe, expect, it } from 'vitest'
import { blockedStorage, storageWith } from '../testing/storage'
import {
  beginAgain,
  forgetAnswer,
  noteAnswer,
  noteDone,
  noteStep,
  progressOf,
  progressStore,
  readProgress,
  writeProgress,
} from './progress'

describe('progress', () => {
  it('notes steps, answers and the last lesson, and reads back what it wrote', () => {
    noteStep('units', 1)
    noteAnswer('units', 'millimetres', 'both')
    noteAnswer('units', 'drawn', [1, 0.5])
    noteDone('units', 'metres')
    noteDone('units', 'metres')
    const storage = storageWith()
    writeProgress(progressStore.getState(), storage)
    expect(readProgress(storage)).toEqual({
      last: 'units',
      lessons: { units: { done: ['metres'], step: 1, answers: { millimetres: 'both', drawn: [1, 0.5] } } },
    })
  })

  it('forgets an answer, and everything of a lesson that begins again', () => {
    noteAnswer('units', 'millimetres', 'both')
    noteDone('units', 'metres')
    forgetAnswer('units', 'millimetres')
    expect(progressOf('units').answers).toEqual({})
    beginAgain('units')
    expect(progressOf('units')).toEqual({ done: [], step: 0, answers: {} })
  })

  it('reads nothing where storage is blocked, and does not throw', () => {
    expect(readProgress(blockedStorage)).toEqual({ lessons: {}, last: null })
    expect(() => writeProgress(progressStore.getState(), blockedStorage)).not.toThrow()
    expect(readProgress(null)).toEqual({ lessons: {}, last: null })
  })

  it('leaves out whatever is no progress', () => {
    const odd = JSON.stringify({
      last: 3,
      lessons: {
        a: { done: ['x', 7], step: 1, answers: { x: 'yes', y: [1, null], z: {} } },
        b: { done: 'x', step: 0, answers: {} },
        c: { done: [], step: -1, answers: {} },
        d: null,
      },
    })
    expect(readProgress(storageWith(odd))).toEqual({
      last: null,
      lessons: { a: { done: ['x'], step: 1, answers: { x: 'yes' } } },
    })
    for (const text of ['{', 'null', '3', '[]', '{"lessons":[]}'])
      expect(readProgress(storageWith(text)).lessons).toEqual({})
  })
})

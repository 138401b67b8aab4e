import { expect, test } from 'vitest'
import { adviceStore, dismissForGood, readHidden, suggestAgain } from './advice'

function memory(first: Record<string, string> = {}) {
  const kept = new Map(Object.entries(first))
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  }
}

test('a dismissed hint stays dismissed on the next visit, until all are wanted again', () => {
  const storage = memory()
  dismissForGood('flat', storage)
  dismissForGood('flat', storage)
  dismissForGood('rising', storage)
  expect(adviceStore.getState().hidden).toEqual(['flat', 'rising'])
  expect(readHidden(storage)).toEqual(['flat', 'rising'])
  suggestAgain(storage)
  expect(readHidden(storage)).toEqual([])
})

test('storage that holds something else, or is blocked, dismisses nothing', () => {
  expect(readHidden(memory({ 'playground.advice': '{"a":1}' }))).toEqual([])
  expect(readHidden(memory({ 'playground.advice': '[1,"flat"' }))).toEqual([])
  expect(readHidden(memory({ 'playground.advice': '[1,"flat"]' }))).toEqual(['flat'])
  expect(readHidden(null)).toEqual([])
})

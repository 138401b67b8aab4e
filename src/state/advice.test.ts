import { expect, test } from 'vitest'
import { adviceStore, dismissForGood, readHidden, suggestAgain } from './advice'
import { blockedStorage, storageWith } from './testing/storage'

test('a dismissed hint stays dismissed on the next visit, until all are wanted again', () => {
  const storage = storageWith()
  dismissForGood('flat', storage)
  dismissForGood('flat', storage)
  dismissForGood('rising', storage)
  expect(adviceStore.getState().hidden).toEqual(['flat', 'rising'])
  expect(readHidden(storage)).toEqual(['flat', 'rising'])
  suggestAgain(storage)
  expect(readHidden(storage)).toEqual([])
})

test('storage that holds something else, or is blocked, dismisses nothing', () => {
  expect(readHidden(storageWith('{"a":1}'))).toEqual([])
  expect(readHidden(storageWith('[1,"flat"'))).toEqual([])
  expect(readHidden(storageWith('[1,"flat"]'))).toEqual(['flat'])
  expect(readHidden(blockedStorage)).toEqual([])
  expect(readHidden(null)).toEqual([])
})

import { describe, expect, it } from 'vitest'
import { blockedStorage, storageWith } from './testing/storage'
import { readView, setView, viewStore, writeView } from './view'

describe('view', () => {
  it('keeps choices but not the pointer', () => {
    const storage = storageWith()
    writeView({ ...viewStore.getState(), theme: 'dark', hoverStep: 12 }, storage)
    expect(readView(storage)).toMatchObject({ theme: 'dark', pictureCells: 40 })
    expect(readView(storage)).not.toHaveProperty('hoverStep')
  })
  it('ignores stored values that the page does not offer', () => {
    const odd = JSON.stringify({
      theme: 'pink',
      constructor: 1,
      pictureCells: 40.5,
      smoothing: 7,
      showTest: false,
      hoverStep: 3,
      other: 1,
    })
    expect(readView(storageWith(odd))).toEqual({ showTest: false })
    for (const text of ['{', 'null', '3', '[]']) expect(readView(storageWith(text))).toEqual({})
  })
  it('works without storage', () => {
    expect(readView(blockedStorage)).toEqual({})
    expect(readView(null)).toEqual({})
    expect(() => writeView(viewStore.getState(), blockedStorage)).not.toThrow()
  })
  it('notifies nobody if nothing changes', () => {
    let told = 0
    const stop = viewStore.subscribe(() => told++)
    setView({ hoverStep: 5 })
    setView({ hoverStep: 5 })
    stop()
    expect(told).toBe(1)
  })
})

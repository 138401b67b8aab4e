import { describe, expect, it } from 'vitest'
import { readView, setView, viewStore, writeView } from './view'

const memory = (start: string | null = null) => {
  let held = start
  return {
    getItem: () => held,
    setItem: (_: string, value: string) => {
      held = value
    },
  }
}
const blocked = {
  getItem: () => {
    throw new DOMException('blocked', 'SecurityError')
  },
  setItem: () => {
    throw new DOMException('full', 'QuotaExceededError')
  },
}

describe('view', () => {
  it('keeps choices but not the pointer', () => {
    const storage = memory()
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
    expect(readView(memory(odd))).toEqual({ showTest: false })
    for (const text of ['{', 'null', '3', '[]']) expect(readView(memory(text))).toEqual({})
  })
  it('works without storage', () => {
    expect(readView(blocked)).toEqual({})
    expect(readView(null)).toEqual({})
    expect(() => writeView(viewStore.getState(), blocked)).not.toThrow()
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

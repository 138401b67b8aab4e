import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Heap, type Place } from './heap'

const BASE = 100

test('places never overlap, are zeros and whole vectors, and all of them come back', () => {
  const action = fc.oneof(
    fc.nat(300_000).map((bytes) => ({ bytes })),
    fc.nat(50).map((give) => ({ give })),
  )
  fc.assert(
    fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
      const memory = new WebAssembly.Memory({ initial: 1 })
      const heap = new Heap(memory, BASE)
      const held: Place[] = []
      for (const given of actions) {
        if ('bytes' in given) {
          const place = heap.take(given.bytes)
          expect(place.at % 16).toBe(0)
          expect(place.at).toBeGreaterThanOrEqual(BASE)
          expect(place.bytes).toBeGreaterThanOrEqual(given.bytes)
          expect(place.at + place.bytes).toBeLessThanOrEqual(heap.bytes.length)
          const numbers = heap.numbers.subarray(place.at / 4, (place.at + place.bytes) / 4)
          expect(numbers.every((value) => value === 0)).toBe(true)
          numbers.fill(1)
          for (const other of held) {
            expect(place.bytes === 0 || other.at + other.bytes <= place.at || place.at + place.bytes <= other.at).toBe(
              true,
            )
          }
          held.push(place)
        } else if (held.length > 0) {
          heap.give(held.splice(given.give % held.length, 1)[0])
        }
      }
      for (const place of held) heap.give(place)
      expect(heap.used).toBe(0)
      // All gaps have become one, which serves again without growth.
      const size = memory.buffer.byteLength
      const whole = actions.reduce((sum, given) => sum + ('bytes' in given ? 16 * Math.ceil(given.bytes / 16) : 0), 0)
      if (held.length === actions.length) heap.take(whole)
      expect(memory.buffer.byteLength).toBe(size)
    }),
    { numRuns: 40 },
  )
})

test('memory that cannot grow is refused by name', () => {
  const heap = new Heap(new WebAssembly.Memory({ initial: 1, maximum: 2 }), BASE)
  expect(() => heap.take(1_000_000)).toThrow('memory: wanted')
  expect(heap.take(100_000).bytes).toBe(100_000)
})

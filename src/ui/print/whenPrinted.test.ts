import { expect, test } from 'vitest'
import { whenPrinted } from './whenPrinted'

test.each(['afterprint', 'pointerdown', 'keydown'])('printing is over at %s, once', (name) => {
  const page = new EventTarget()
  let ended = 0
  whenPrinted(() => ended++, page)
  page.dispatchEvent(new Event('beforeprint'))
  expect(ended).toBe(0)
  page.dispatchEvent(new Event(name))
  page.dispatchEvent(new Event('afterprint'))
  expect(ended).toBe(1)
})

test('whoever stops waiting is not called', () => {
  const page = new EventTarget()
  let ended = 0
  whenPrinted(() => ended++, page)()
  page.dispatchEvent(new Event('afterprint'))
  expect(ended).toBe(0)
})

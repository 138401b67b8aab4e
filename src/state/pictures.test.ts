import { expect, test, vi } from 'vitest'
import type { EventMessage, Picture } from '../worker/protocol'
import { createPictures } from './pictures'
import { notLoaded } from './runState'

const frameWith = (pictures: readonly Picture[]) => ({ type: 'frame', pictures }) as unknown as EventMessage
const sliceOf = (values: number[], cut = 1): Picture => ({
  kind: 'slice',
  cut,
  task: 0,
  outputs: 1,
  values: Float32Array.from(values),
})

test('a slice is asked for beside the pictures, kept apart from them, and its buffer goes back', () => {
  const send = vi.fn()
  const pictures = createPictures(send)
  pictures.start(2)
  expect(send.mock.lastCall?.[1]).not.toHaveProperty('slice')
  const wanted = { task: 0, inputs: new Float32Array(4), width: 2 }
  pictures.cut(wanted)
  expect(send.mock.lastCall).toMatchObject(['pictures', { tasks: [0, 1], slice: wanted }])
  expect(pictures.slice).toBeNull()

  pictures.take?.(frameWith([sliceOf([1, 2])]), notLoaded)
  pictures.take?.(frameWith([sliceOf([3, 4])]), notLoaded)
  expect([...(pictures.slice?.values ?? [])]).toEqual([3, 4])
  expect(pictures.latest(0, 'rows')).toBeNull()
  expect(pictures.takeBuffers?.().map(({ byteLength }) => byteLength)).toEqual([8])

  // Another cut, or none: the old predictions are of other inputs.
  pictures.cut(null)
  expect(pictures.slice).toBeNull()
  expect(send.mock.lastCall?.[1]).not.toHaveProperty('slice')
})

test('a slice of a computed step is of the inputs that were asked for last', () => {
  let computed: readonly Picture[] | null = null
  const send = vi.fn()
  const pictures = createPictures(send, () => computed)
  const cut = () => {
    pictures.cut({ task: 0, inputs: new Float32Array(4), width: 2 })
    return send.mock.lastCall?.[1].slice.cut
  }
  const first = cut()
  computed = [sliceOf([1, 2], first)]
  expect([...(pictures.slice?.values ?? [])]).toEqual([1, 2])
  const second = cut()
  expect(pictures.slice).toBeNull()
  // An answer for the inputs before, which was on its way.
  computed = [sliceOf([3, 4], first)]
  expect(pictures.slice).toBeNull()
  computed = [sliceOf([5, 6], second)]
  expect([...(pictures.slice?.values ?? [])]).toEqual([5, 6])
})

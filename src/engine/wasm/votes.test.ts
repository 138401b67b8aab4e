/** The votes of this engine against those that the CPU engine uses, to the bit. */
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { PLAIN } from '../../../e2e/engine/page/cases'
import { representationVote, signVote, type Vote } from '../../core/weightings/aggregates'
import { Heap, type Place } from './heap'
import { WasmKernels } from './kernels'
import { rowBytes } from './matrix'
import { openProgram } from './program'

const MOST_TASKS = 12
let kernels: WasmKernels
beforeAll(async () => {
  const program = await openProgram()
  if ('unavailable' in program) throw new Error(program.unavailable)
  const heap = new Heap(program.memory, program.call.heapBase())
  const tasks = Array.from({ length: MOST_TASKS }, () => PLAIN.spec.tasks[0])
  kernels = new WasmKernels(heap, program.call, { ...PLAIN.spec, tasks })
})

/** Numbers of which some are 0, and which float32 represents. */
const number = fc.oneof(
  fc.constantFrom(0, -0, Math.fround(1e-38), Math.fround(-3e38)),
  fc.float({ noNaN: true, min: -4, max: 4 }),
)
const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 })
const share = fc.double({ min: 0, max: 1, noNaN: true })
const vote = (tasks: number) =>
  fc.record({
    weights: fc.array(fc.constantFrom(0, 1, 0.1, 3), { minLength: tasks, maxLength: tasks }),
    // A leak that is not given is 0.
    leak: fc.array(share, { maxLength: tasks }),
    seed: seeds,
    step: seeds,
  })
const lists = (tasks: number, length: number) =>
  fc.array(fc.array(number, { minLength: length, maxLength: length }), { minLength: tasks, maxLength: tasks })

const placed = (values: readonly number[]): Place => {
  const place = kernels.vector(values.length)
  kernels.write(place, Float64Array.from(values))
  return place
}
const release = (places: readonly Place[]) => {
  for (const place of places) kernels.release(place)
}
/** What the engine has computed, and what it should be: rounded once to float32. */
const expectBits = (place: Place, wanted: Float64Array) =>
  expect(Array.from(kernels.read(place).subarray(0, wanted.length))).toEqual(Array.from(Float32Array.from(wanted)))

const cases = fc
  .tuple(fc.integer({ min: 1, max: MOST_TASKS }), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 }))
  .chain(([tasks, texels, rows]) =>
    fc.record({
      vote: vote(tasks),
      width: fc.constant(4 * texels),
      lists: lists(tasks, 4 * texels * rows),
      z: fc.array(number, { minLength: 4 * texels * rows, maxLength: 4 * texels * rows }),
    }),
  )

interface Case {
  readonly vote: Vote
  readonly width: number
  readonly lists: readonly (readonly number[])[]
  readonly z: readonly number[]
}

test('a vote over the parameters', () => {
  fc.assert(
    fc.property(cases, ({ vote, lists }: Case) => {
      const places = lists.map(placed)
      const to = kernels.vector(lists[0].length)
      kernels.signVote(places, vote, to)
      const wanted = new Float64Array(lists[0].length)
      signVote(
        lists.map((list) => Float64Array.from(list)),
        vote,
        wanted,
      )
      expectBits(to, wanted)
      release([...places, to])
    }),
  )
})

test('a vote over the units of the representation', () => {
  fc.assert(
    fc.property(cases, ({ vote, width, lists, z }: Case) => {
      const places = lists.map(placed)
      const [activations, to] = [placed(z), kernels.vector(z.length)]
      kernels.representationVote(places, activations, width, vote, to)
      const wanted = new Float64Array(z.length)
      const own = lists.map((list) => Float64Array.from(list))
      representationVote(own, Float64Array.from(z), rowBytes(width) / 4, vote, wanted)
      expectBits(to, wanted)
      release([...places, activations, to])
    }),
  )
})

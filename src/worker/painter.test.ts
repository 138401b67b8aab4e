import { describe, expect, it } from 'vitest'
import { Painter } from './painter'

/** Task 0 predicts x and task 1 predicts y of each cell. */
const memory = [new Float32Array(4), new Float32Array(4)]
const predict = (_: number, inputs: Float32Array) => memory.map((values, t) => values.map((_, i) => inputs[2 * i + t]))

describe('Painter', () => {
  it('asks for the centres of the cells, left to right, row 0 at the top', () => {
    const painter = new Painter()
    painter.show({ run: 0, tasks: [0, 1], cells: 2 })
    const [x, y] = painter.paint(0, null, 2, predict, () => 0)
    expect([...x.values]).toEqual([-0.5, 0.5, -0.5, 0.5])
    expect([...y.values]).toEqual([0.5, 0.5, -0.5, -0.5])
  })

  it('paints at rest only when out of date, and in motion a fifth of the time', () => {
    const painter = new Painter()
    expect(painter.isDue(0, false, 0)).toBe(false)
    painter.show({ run: 0, tasks: [0], cells: 2 })
    expect(painter.isDue(0, false, 0)).toBe(true)
    let time = 100
    painter.paint(0, null, 2, predict, () => (time += 5))
    expect(painter.isDue(0, false, 200)).toBe(false)
    expect(painter.isDue(1, true, 120)).toBe(false)
    expect(painter.isDue(1, true, 130)).toBe(true)
    expect(painter.isDue(1, false, 120)).toBe(true)
  })

  it('predicts the rows that are shown, and sends their truths', () => {
    const painter = new Painter()
    painter.show({ run: 0, tasks: [1], cells: 2 })
    const rows = Int32Array.of(0, 2)
    const truths = [new Float32Array(2), Float32Array.of(7, Number.NaN)]
    const shown = { of: 3, rows, inputs: Float32Array.of(1, 2, 3, 4), truths }
    const asked: Float32Array[] = []
    const twoOutputs = (_: number, inputs: Float32Array) => {
      asked.push(inputs)
      return [new Float32Array(2), Float32Array.of(1, 2, 3, 4)]
    }
    expect(painter.paint(0, shown, 2, twoOutputs, () => 0)).toEqual([
      { kind: 'rows', task: 1, of: 3, outputs: 2, width: 1, values: Float32Array.of(1, 2, 3, 4), truths: truths[1] },
    ])
    expect(asked).toEqual([shown.inputs])
  })

  it('uses buffers that came back', () => {
    const painter = new Painter()
    painter.show({ run: 0, tasks: [0], cells: 2 })
    const [first] = painter.paint(0, null, 2, predict, () => 0)
    const { buffer } = first.values
    painter.takeBack([buffer as ArrayBuffer])
    expect(painter.paint(1, null, 2, predict, () => 0)[0].values.buffer).toBe(buffer)
    expect(painter.paint(2, null, 2, predict, () => 0)[0].values.buffer).not.toBe(buffer)
  })

  it('predicts a slice for its task, unless it has another width than the inputs', () => {
    const painter = new Painter()
    const inputs = Float32Array.of(1, 2, 3, 4, 5, 6)
    painter.show({ run: 0, tasks: [], cells: 2, slice: { task: 1, inputs, width: 2, cut: 3 } })
    expect(painter.isDue(0, false, 0)).toBe(true)
    const three = (_: number, asked: Float32Array) => [asked.slice(0, 3), asked.filter((__, i) => i % 2 === 1)]
    const [slice] = painter.paint(0, null, 2, three, () => 0)
    expect(slice).toMatchObject({ kind: 'slice', task: 1, cut: 3, outputs: 1 })
    expect([...slice.values]).toEqual([2, 4, 6])
    expect(painter.paint(1, null, 3, three, () => 0)).toEqual([])
  })
})

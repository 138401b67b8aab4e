import { describe, expect, it } from 'vitest'
import { Painter } from './painter'

/** Task 0 predicts x and task 1 predicts y of each cell. */
const memory = [new Float32Array(4), new Float32Array(4)]
const predict = (_: number, inputs: Float32Array) => memory.map((values, t) => values.map((_, i) => inputs[2 * i + t]))

describe('Painter', () => {
  it('asks for the centres of the cells, left to right, row 0 at the top', () => {
    const painter = new Painter()
    painter.show({ run: 0, tasks: [0, 1], cells: 2 })
    const [x, y] = painter.paint(0, predict, () => 0)
    expect([...x.values]).toEqual([-0.5, 0.5, -0.5, 0.5])
    expect([...y.values]).toEqual([0.5, 0.5, -0.5, -0.5])
  })

  it('paints at rest only when out of date, and in motion a fifth of the time', () => {
    const painter = new Painter()
    expect(painter.isDue(0, false, 0)).toBe(false)
    painter.show({ run: 0, tasks: [0], cells: 2 })
    expect(painter.isDue(0, false, 0)).toBe(true)
    let time = 100
    painter.paint(0, predict, () => (time += 5))
    expect(painter.isDue(0, false, 200)).toBe(false)
    expect(painter.isDue(1, true, 120)).toBe(false)
    expect(painter.isDue(1, true, 130)).toBe(true)
    expect(painter.isDue(1, false, 120)).toBe(true)
  })

  it('uses buffers that came back', () => {
    const painter = new Painter()
    painter.show({ run: 0, tasks: [0], cells: 2 })
    const [first] = painter.paint(0, predict, () => 0)
    const { buffer } = first.values
    painter.takeBack([buffer as ArrayBuffer])
    expect(painter.paint(1, predict, () => 0)[0].values.buffer).toBe(buffer)
    expect(painter.paint(2, predict, () => 0)[0].values.buffer).not.toBe(buffer)
  })
})

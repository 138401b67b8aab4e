import { describe, expect, it } from 'vitest'
import { axesFor } from './axes'
import { drawAhead } from './drawAhead'
import type { AheadCurves, ChartModel, Line } from './model'

const line = (index: number, patch: Partial<Line> = {}): Line => ({
  key: `trainLosses${index}`,
  label: '',
  color: '',
  ink: '',
  column: 'trainLosses',
  index,
  ...patch,
})
const ahead = (to: number | null, steps: number[], columns: number[][]): AheadCurves => ({
  to,
  steps: Float64Array.from(steps),
  column: ({ index }) => Float64Array.from(columns[index] ?? []),
  subscribe: () => () => {},
})
const model = (patch: Partial<ChartModel> = {}): ChartModel => ({
  source: {
    steps: Float64Array.of(0, 50, 100),
    marks: [],
    shownStep: null,
    column: () => Float64Array.of(1, 0.5, 0.4),
    subscribe: () => () => {},
  },
  lines: [line(0), line(1, { dashed: true })],
  scale: 'linear',
  labelSpace: 0,
  smoothing: 0,
  format: String,
  ...patch,
})
const NONE = ahead(null, [], [])

describe('axes', () => {
  it('make room for the curves that would come, and are as before without them', () => {
    const plain = axesFor(model({ ahead: NONE }), null)
    expect(plain).toEqual(axesFor(model(), null))
    expect(plain?.x.high).toBe(100)
    const coming = axesFor(model({ ahead: ahead(200, [100, 110], [[0.4, 2.9], []]) }), plain)
    expect(coming?.x.high).toBe(200)
    expect(coming?.y.high).toBeGreaterThanOrEqual(2.9)
    expect(axesFor(model({ ahead: NONE }), coming)).toEqual(plain)
  })

  it('stay while another look ahead begins with few records', () => {
    const coming = axesFor(model({ ahead: ahead(200, [100, 110], [[0.4, 2.9], []]) }), null)
    expect(axesFor(model({ ahead: ahead(200, [100], [[0.4], []]) }), coming)).toBe(coming)
  })

  it('are not stretched without end by a curve that explodes', () => {
    const axes = axesFor(model({ ahead: ahead(200, [100, 110], [[0.4, 1e9], []]) }), null)
    expect(axes?.y.high).toBeLessThan(100)
  })
})

describe('drawAhead', () => {
  const paths = () => Array.from({ length: 2 }, () => ({ d: '?', setAttribute: (_: string, d: string) => d }))
  /** As much of the group of paths as the drawing uses. */
  function group() {
    const children = paths()
    for (const path of children) path.setAttribute = (_, d) => (path.d = d)
    const attributes = new Map<string, string>()
    const element = {
      children,
      getAttribute: (name: string) => attributes.get(name) ?? null,
      setAttribute: (name: string, value: string) => attributes.set(name, value),
      removeAttribute: (name: string) => attributes.delete(name),
    }
    return { element: element as unknown as Element, drawn: () => children.map(({ d }) => d) }
  }
  const same = (value: number) => value

  it('draws a path for each line, in dashes where the line has them, and removes them again', () => {
    const { element, drawn } = group()
    const curves = ahead(
      200,
      [0, 20],
      [
        [1, 2],
        [3, 4],
      ],
    )
    drawAhead(element, model({ ahead: curves }), same, same)
    expect(drawn()[0]).toBe('M0,1L20,2')
    expect(drawn()[1].match(/M/g)?.length).toBeGreaterThan(1)
    drawAhead(element, model({ ahead: NONE }), same, same)
    expect(drawn()).toEqual(['', ''])
  })

  it('touches nothing while there are none', () => {
    const { element, drawn } = group()
    drawAhead(element, model({ ahead: NONE }), same, same)
    drawAhead(element, model(), same, same)
    expect(drawn()).toEqual(['?', '?'])
  })

  it('draws edges of stacked shares', () => {
    const { element, drawn } = group()
    drawAhead(
      element,
      model({
        ahead: ahead(
          20,
          [0, 10],
          [
            [1, 3],
            [3, 1],
          ],
        ),
        stacked: true,
      }),
      same,
      same,
    )
    expect(drawn()).toEqual(['M0,0.3L10,0.8', ''])
  })
})

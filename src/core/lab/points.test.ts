import { describe, expect, it } from 'vitest'
import { pointCount, withoutPoint, withPoint } from './points'
import { type LabSetup, LEAST_POINTS, MOST_POINTS, usualLab } from './setup'
import { validateLab } from './validate'

const line = usualLab('losses')
const classes = usualLab('losses', 'classes')

const filled = (lab: LabSetup): LabSetup => {
  const more = withPoint(lab)
  return more ? filled(more) : lab
}
const emptied = (lab: LabSetup): LabSetup => {
  const fewer = withoutPoint(lab, 0)
  return fewer ? emptied(fewer) : lab
}

describe.each([
  ['line', line],
  ['boundary', classes],
])('points of a %s', (_, lab) => {
  it('are added up to a limit and removed down to one, in set-ups that links carry', () => {
    const [most, least] = [filled(lab), emptied(lab)]
    expect([pointCount(most), pointCount(least)]).toEqual([MOST_POINTS, LEAST_POINTS])
    for (const each of [most, least]) expect(validateLab(each)).toEqual({ lab: each, faults: [] })
    expect(withPoint(most, [0, 0])).toBeNull()
    expect(withoutPoint(least, 0)).toBeNull()
  })

  it('come to the place that was asked for, inside the limits and in hundredths', () => {
    const last = ({ kind, points, classes }: LabSetup) => (kind === 'classes' ? classes : points).at(-1)?.slice(0, 2)
    expect(last(withPoint(lab, [0.123, -0.456])!)).toEqual([0.12, -0.46])
    expect(last(withPoint(lab, [-9, 99])!)).toEqual([-1, lab.kind === 'classes' ? 1 : 3])
  })

  it('do not come twice to the same place by themselves', () => {
    const places = ({ kind, points, classes }: LabSetup) =>
      (kind === 'classes' ? classes : points).map(([x, y]) => `${x} ${y}`)
    expect(new Set(places(filled(lab))).size).toBe(MOST_POINTS)
  })

  it('that are not there are not removed', () => {
    for (const index of [-1, pointCount(lab), Number.NaN]) expect(withoutPoint(lab, index)).toBeNull()
    expect(pointCount(withoutPoint(lab, pointCount(lab) - 1)!)).toBe(pointCount(lab) - 1)
  })
})

it('adds a point of a line into the widest gap, between its neighbours', () => {
  const lab: LabSetup = {
    ...line,
    points: [
      [0.5, 2],
      [-0.5, 1],
    ],
  }
  expect(withPoint(lab)?.points.at(-1)).toEqual([0, 1.5])
  expect(
    withPoint({
      ...lab,
      points: [
        [-1, 0],
        [-0.9, 1],
      ],
    })?.points.at(-1),
  ).toEqual([0.05, 1])
})

it('gives a new point the class with fewer points', () => {
  const lab: LabSetup = {
    ...classes,
    classes: [
      [0, 0, 1],
      [0.5, 0, 1],
      [-0.5, 0, 0],
    ],
  }
  expect(withPoint(lab)?.classes.at(-1)?.[2]).toBe(0)
  expect(
    withPoint({
      ...lab,
      classes: [
        [0, 0, 0],
        [0.5, 0, 0],
      ],
    })?.classes.at(-1)?.[2],
  ).toBe(1)
})

import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { compactLab, expandLab } from '../../share/lab'
import { kindOfLoss, labEntries } from './entries'
import { LAB_FAMILIES, LAB_KINDS, type LabSetup, MOST_SHOWN, usualLab } from './setup'
import { validateLab } from './validate'

const changed: LabSetup = {
  ...usualLab('losses', 'classes'),
  shown: ['focal', 'bce'],
  chosen: 'bce',
  options: { focal: { gamma: 1 } },
  classes: [
    [-0.5, 0.25, 0],
    [0.5, 0.1, 1],
  ],
}

test('ids differ between families, so options need no family', () => {
  const ids = LAB_FAMILIES.flatMap((family) => [
    ...new Set(LAB_KINDS.flatMap((kind) => labEntries(family, kind)).map(({ id }) => id)),
  ])
  expect(new Set(ids).size).toBe(ids.length)
})

test('every loss can be shown under its kind', () => {
  for (const kind of LAB_KINDS) {
    for (const { id } of labEntries('losses', kind))
      expect(labEntries('losses', kindOfLoss(id)).map((e) => e.id)).toContain(id)
  }
  expect([kindOfLoss('mse'), kindOfLoss('bce'), kindOfLoss('softmax')]).toEqual(['regression', 'classes', 'classes'])
})

describe('validation', () => {
  it.each(LAB_FAMILIES)('accepts the usual lab of %s unchanged', (family) => {
    for (const kind of LAB_KINDS)
      expect(validateLab(usualLab(family, kind))).toEqual({ lab: usualLab(family, kind), faults: [] })
  })

  it('names what it cannot read and takes the usual value for it', () => {
    const { lab, faults } = validateLab({
      family: 'losses',
      shown: ['mse', 'mse', 'bce', 'cubed'],
      options: { huber: { delta: -1 }, cubed: {}, mse: { gamma: 2 } },
      points: [[0, 99]],
      start: [0, 0, 0],
      steps: 1e9,
      surface: 'hole',
      colour: 'red',
    })
    expect(lab).toEqual({ ...usualLab('losses'), shown: ['mse'], chosen: 'mse' })
    expect(faults.map(({ field }) => field).sort()).toEqual([
      'colour',
      'options.cubed',
      'options.huber.delta',
      'options.mse.gamma',
      'points',
      'shown',
      'start',
      'steps',
      'surface',
    ])
  })

  it('shows at least one entry and not too many', () => {
    // A list as long as a link may carry takes no time that grows with its square.
    const long = [...Array.from({ length: 1e5 }, (_, i) => `x${i}`), ...Array<string>(1e5).fill('mae')]
    expect(validateLab({ family: 'losses', shown: long }).lab.shown).toEqual(['mae'])
    expect(validateLab({ family: 'losses', shown: [] }).lab.shown).toEqual(usualLab('losses').shown)
    const all = labEntries('optimizers').map(({ id }) => id)
    expect(validateLab({ family: 'optimizers', shown: all }).lab.shown).toHaveLength(Math.min(MOST_SHOWN, all.length))
  })
})

describe('the short form', () => {
  it('is one letter for the usual lab', () => {
    for (const family of LAB_FAMILIES) expect(compactLab(usualLab(family))).toEqual([family[0]])
  })

  it.each([
    changed,
    usualLab('losses', 'classes'),
    { ...usualLab('optimizers'), start: [0.5, -0.5] as const, noise: 0.3 },
    { ...usualLab('losses'), byHand: [0.1, 0.9] as const, model: 'constant' as const },
  ])('comes back as it was', (lab) => {
    const json = JSON.parse(JSON.stringify(compactLab(lab)))
    expect(expandLab(json)).toEqual({ lab, faults: [] })
  })

  it('opens one loss from its name and options', () => {
    expect(expandLab(['l', ['huber'], { huber: { delta: 2 } }]).lab).toEqual({
      ...usualLab('losses'),
      shown: ['huber'],
      chosen: 'huber',
      options: { huber: { delta: 2 } },
    })
  })

  it('reads anything without throwing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        const { lab } = expandLab(json)
        expect(validateLab(lab).faults).toEqual([])
      }),
    )
    expect(expandLab(['l', 0, {}, {}, 7]).faults).toHaveLength(1)
    expect(expandLab('l').faults).toHaveLength(1)
    expect(expandLab(['x']).faults[0].field).toBe('family')
  })
})

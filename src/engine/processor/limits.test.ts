import { expect, it } from 'vitest'
import { PLAIN } from '../../../e2e/engine/page/cases'
import { EngineLimitError, type ProgramSpec, type TooLarge } from '../engine'
import { fittingBytes } from './limits'

const rowsOf = (samples: number, testShare = 0.9) => {
  const test = Math.round(testShare * samples)
  return { train: { rows: samples - test }, test: { rows: test } }
}
const wide: ProgramSpec = { ...PLAIN.spec, inputWidth: 1024, trunk: [256, 256, 256, 256, 256, 256], optimizer: 'adam' }

function refusalOf(spec: ProgramSpec, rows: ReturnType<typeof rowsOf>, held = 0): TooLarge | null {
  try {
    fittingBytes(spec, rows, 8, held)
  } catch (error) {
    if (error instanceof EngineLimitError) return error.tooLarge
    throw error
  }
  throw new Error('it fits')
}

it('1,024 inputs and 20,000 rows fit, with the widest trunk', () => {
  expect(fittingBytes({ ...wide, batchSize: 1000 }, rowsOf(20_000), 8, 0)).toBeLessThan(2e9)
})

it('names the number that has to change least, and the largest that fits', () => {
  const tooLarge = refusalOf(wide, rowsOf(200_000))
  if (!tooLarge) throw new Error('none named')
  expect(tooLarge).toMatchObject({ number: 'samples', value: 200_000 })
  expect(tooLarge.most).toBeGreaterThan(20_000)
  expect(fittingBytes(wide, rowsOf(tooLarge.most), 8, 0)).toBeGreaterThan(0)
  expect(refusalOf(wide, rowsOf(tooLarge.most + 1))?.most).toBe(tooLarge.most)

  const batch = { ...wide, inputWidth: 2, batchSize: 200_000 }
  expect(refusalOf(batch, rowsOf(1_000_000, 0.01))).toMatchObject({ number: 'batchSize', value: 200_000 })
  const runs = { ...wide, batchSize: 5000, runCount: 64 }
  expect(refusalOf(runs, rowsOf(60_000, 0.1))).toMatchObject({ number: 'runs', value: 64 })
})

it('names the runs that fit beside others, and none where no single number suffices', () => {
  expect(refusalOf(wide, rowsOf(1000), 4e9)).toEqual({ number: 'runs', value: wide.runCount, most: 0 })
  expect(refusalOf({ ...wide, batchSize: 200_000, runCount: 1000 }, rowsOf(200_000_000))).toBeNull()
})

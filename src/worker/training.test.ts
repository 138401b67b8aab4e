import { describe, expect, it } from 'vitest'
import { FakeDevice, small } from './testHost'
import { Training } from './training'

const still = { now: () => 0, after: () => () => {} }
const advance = (training: Training, steps: number) => {
  for (let i = 0; i < steps; i++) training.advance()
}
const engineOf = async (device: FakeDevice) => (await device.open()).engine

describe('Training', () => {
  it('goes back to its snapshot without losing a record or giving one twice', async () => {
    const device = new FakeDevice()
    const training = new Training([small()], still)
    await training.start(await engineOf(device))
    advance(training, 35)
    const first = training.takeRecords()
    advance(training, 20)
    // The records of 40 and 50 still wait when the snapshot at 55 is taken; that of 60 comes after it.
    training.keep()
    advance(training, 10)
    device.lose()
    training.abandonEngine()
    await training.start(await engineOf(device))
    expect(training.step).toBe(55)
    advance(training, 20)
    const steps = [...first, ...training.takeRecords()].map(({ record }) => record.step)
    expect(steps).toEqual([...Array(21).keys(), 30, 40, 50, 60, 70])
  })

  it('keeps no snapshot that was read from a lost device', async () => {
    const device = new FakeDevice()
    const training = new Training([small()], still)
    await training.start(await engineOf(device))
    advance(training, 5)
    device.lose()
    training.keep()
    expect(training.keptStep).toBe(0)
  })
})

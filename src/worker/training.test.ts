import { describe, expect, it } from 'vitest'
import { FakeDevice, small } from './testing/host'
import { Training } from './training'

const still = { now: () => 0, after: () => () => {} }
const advance = (training: Training, steps: number) => {
  for (let i = 0; i < steps; i++) training.advance()
}
const engineOf = async (device: FakeDevice) => (await device.open()).engine
/** The device forgets everything, and another takes its place. */
async function loseAndReturn(training: Training, device: FakeDevice): Promise<void> {
  device.lose()
  training.abandonEngine()
  await training.start(await engineOf(device))
}

describe('Training', () => {
  it('goes back to its snapshot without losing a record or sending one twice', async () => {
    const device = new FakeDevice()
    const training = new Training([small()], still)
    await training.start(await engineOf(device))
    advance(training, 35)
    const first = training.records.take()
    advance(training, 20)
    // The records of 40 and 50 still wait when the snapshot at 55 is taken; that of 60 comes after it.
    training.keep()
    advance(training, 10)
    await loseAndReturn(training, device)
    expect(training.step).toBe(55)
    advance(training, 20)
    const steps = [...first, ...training.records.take()].map(({ record }) => record.step)
    expect(steps).toEqual([...Array(21).keys(), 30, 40, 50, 60, 70])
  })

  it('takes lanes of several shapes back to one step, and diverged ones stay ended', async () => {
    const { config } = small()
    const lanes = [
      config,
      { ...config, network: { ...config.network, trunk: [4, 4, 4] } },
      { ...config, training: { ...config.training, learningRate: 10, optimizer: { id: 'sgd', options: {} } } },
    ].map((lane) => ({ config: lane, edits: [] }))
    const device = new FakeDevice()
    const training = new Training(lanes, still)
    await training.start(await engineOf(device))
    advance(training, 205)
    const ends = training.ends
    expect(ends.map(Boolean)).toEqual([false, false, true])
    const first = training.records.take()
    training.keep()
    advance(training, 10)
    await loseAndReturn(training, device)
    expect(training.step).toBe(205)
    advance(training, 20)
    expect(training.ends).toEqual(ends)
    const all = [...first, ...training.records.take()]
    const stepsOf = (lane: number) => all.filter(({ run }) => run === lane).map(({ record }) => record.step)
    expect(stepsOf(0)).toEqual([...new Set(stepsOf(0))])
    expect(stepsOf(0).at(-1)).toBe(220)
    expect(stepsOf(1)).toEqual(stepsOf(0))
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

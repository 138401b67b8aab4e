import { describe, expect, it } from 'vitest'
import { cosinesOf, pairIndex } from '../core/measures/cosines'
import { isRecorded, MOST_RECORDS } from '../core/measures/recorded'
import type { StepRecord } from '../engine/trainer.types'
import { History } from './history'

/** A record of three tasks and two layers, every number told by its step. */
function record(step: number): StepRecord {
  const perTask = (base: number) => Float64Array.from([base + step, base + step + 0.1, base + step + 0.2])
  return {
    step,
    epoch: Math.floor(step / 5),
    learningRate: 0.01,
    trainLosses: perTask(1000),
    testLosses: perTask(2000),
    testMetrics: perTask(3000),
    testScores: perTask(3000),
    weights: perTask(4000),
    headWeights: perTask(5000),
    totalTrain: step,
    totalTest: 2 * step,
    gradientNorms: perTask(6000),
    layerNorms: Float64Array.from({ length: 6 }, (_, k) => 10 * k + step),
    gramian: Float64Array.from([4, 2, 0, 2, 1, 0, 0, 0, 9]),
    layerGramians: new Float64Array(18),
    trace: {},
  }
}

describe('History', () => {
  it('keeps every column of every record', () => {
    const history = new History()
    for (const step of [0, 1, 5]) history.append(record(step))
    expect([...history.steps]).toEqual([0, 1, 5])
    expect(history).toMatchObject({ length: 3, taskCount: 3, layerCount: 2 })
    expect([...history.column('trainLosses', 2)]).toEqual([1000.2, 1001.2, 1005.2])
    expect([...history.column('totalTest')]).toEqual([0, 2, 10])
    expect([...history.column('layerNorms', 1 * 3 + 2)]).toEqual([50, 51, 55])
    expect([...history.column('cosines', pairIndex(0, 1, 3))]).toEqual([1, 1, 1])
    expect(history.column('weights', 7)).toHaveLength(0)
  })

  /** A history with the records that the trainer makes, up to `last`. */
  const trained = (history: History, last: number, from = 0) => {
    for (let step = from; step <= last; step++) if (isRecorded(step)) history.append(record(step))
    return history
  }

  it('never exceeds its capacity: keeps the whole beginning, evenly spaced records, and the newest', () => {
    for (const capacity of [100, MOST_RECORDS]) {
      const history = new History(capacity)
      for (let step = 0; step <= 20_020; step++) {
        if (!isRecorded(step)) continue
        history.append(record(step))
        expect(history.length).toBeLessThanOrEqual(capacity)
      }
      const steps = [...history.steps]
      expect(steps.slice(0, 21)).toEqual([...Array(21).keys()])
      const gaps = new Set(steps.slice(22, -1).map((step, i) => step - steps[21 + i]))
      expect(gaps.size).toBe(1)
      expect(steps.at(-1)).toBe(20_000)
      for (const [at, step] of steps.entries()) expect(history.column('totalTrain')[at]).toBe(step)
    }
  })

  it('depends on the length of the run alone, not on going back or on an earlier end', () => {
    const straight = trained(new History(), 9_000)
    const back = trained(new History(), 12_000)
    back.truncate(3_005)
    trained(back, 9_000, 3_005)
    expect([...back.steps]).toEqual([...straight.steps])
    const ended = trained(new History(), 3_007)
    ended.append(record(3_007))
    expect(ended.steps[ended.length - 1]).toBe(3_007)
    trained(ended, 9_000, 3_008)
    expect([...ended.steps]).toEqual([...straight.steps])
  })

  it('replaces the record of a step that is recorded again', () => {
    const history = trained(new History(), 30)
    history.append({ ...record(30), totalTrain: -1 })
    expect([...history.steps].filter((step) => step === 30)).toEqual([30])
    expect(history.column('totalTrain').at(-1)).toBe(-1)
  })

  it('knows the step that reached a score after its record was thinned out', () => {
    const scores = (step: number) => Float64Array.from([1, step / 10_000, 0.9])
    const history = new History(100)
    for (let step = 0; step <= 9_000; step += 10) history.append({ ...record(step), testScores: scores(step) })
    expect([...history.steps]).not.toContain(3_330)
    expect(history.stepToReach(0.3325)).toBe(3_330)
    expect(history.stepToReach(0.95)).toBe(Number.NaN)
    history.truncate(2_000)
    expect(history.stepToReach(0.3)).toBe(Number.NaN)
    const copy = new History()
    history.copyTo(copy, 1_000)
    expect([copy.stepToReach(0.0555), copy.stepToReach(0.15)]).toEqual([560, Number.NaN])
  })

  it('takes a kept table with any steps, and no more records than fit', () => {
    const steps = Array.from({ length: 1_000 }, (_, k) => 7 * k + 3)
    const history = new History()
    history.fill(steps, { totalTrain0: steps }, 3, 2)
    expect(history.length).toBeLessThanOrEqual(MOST_RECORDS)
    expect(history.length).toBeGreaterThan(200)
    expect([history.steps[0], history.steps[history.length - 1]]).toEqual([3, 6_996])
    expect([...history.column('totalTrain')]).toEqual([...history.steps])
  })

  it('counts a task as learnt by its score; a kept table without scores has them in its metrics', () => {
    const history = new History()
    const [errors, scores] = [Float64Array.of(40, 1, 1), Float64Array.of(0.7, 1, 1)]
    history.append({ ...record(0), testMetrics: errors, testScores: scores })
    expect([history.stepToReach(0.7), history.stepToReach(0.9)]).toEqual([0, Number.NaN])
    const kept = new History()
    kept.fill([0, 10], { testMetrics0: [0.2, 0.8], testMetrics1: [1, 1], testMetrics2: [1, 1] }, 3, 2)
    expect([...kept.column('testScores')]).toEqual([0.2, 0.8])
    expect(kept.stepToReach(0.7)).toBe(10)
  })

  it('has values at recorded steps alone', () => {
    const history = new History()
    expect(history.valueAt(0, 'totalTrain')).toBeNaN()
    for (const step of [0, 10, 20]) history.append(record(step))
    expect(history.valueAt(10, 'totalTrain')).toBe(history.column('totalTrain')[1])
    expect(history.valueAt(15, 'totalTrain')).toBeNaN()
  })

  it('marks each step once, in order, and clears all of it', () => {
    const history = new History()
    history.append(record(0))
    for (const step of [30, 10, 30]) history.mark(step)
    expect(history.marks).toEqual([10, 30])
    history.clear()
    expect(history.length).toBe(0)
    expect(history.marks).toEqual([])
    expect(history.column('totalTrain')).toHaveLength(0)
  })
})

describe('cosinesOf', () => {
  it('normalises the Gramian pair by pair; a zero gradient points nowhere', () => {
    const gramian = Float64Array.from([4, -3, 0, -3, 9, 0, 0, 0, 0])
    expect([...cosinesOf(gramian, 3)]).toEqual([-0.5, Number.NaN, Number.NaN])
  })
  it('survives sizes whose product does not', () => {
    expect([...cosinesOf(Float64Array.from([1e-200, 1e-200, 1e-200, 1e-200]), 2)]).toEqual([1])
  })
})

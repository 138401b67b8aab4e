import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTrainer } from '../../../engine/trainer'
import { createWasmEngine } from '../../../engine/wasm/engine'
import { chosen } from '../../config/chosen'
import { defaultConfig, defaultTask } from '../../config/defaults'
import type { RunConfig } from '../../config/types'
import { makeProblem, missingData } from '../all'
import { crc32, dropData, keepData, MissingDataError } from '../data'
import { shownOf } from '../shown'
import { testImagesOf } from '../testImages'
import { thumbnailNeeds } from '../thumbnail'
import { digits } from './digits'
import { DIGIT_SIDE, DIGITS, readDigits } from './file'

const chosenConfig = chosen(defaultConfig, 'problem.id', 'digits') as RunConfig
const [need] = missingData(chosenConfig)
const bytes = new Uint8Array(readFileSync(`public/${need.file}`))
const single = readDigits(bytes)
const SIDE = Math.sqrt(digits.inputWidth(chosenConfig.problem))
const SHIFT = SIDE - DIGIT_SIDE

const all = {
  problem: { ...defaultConfig.problem, id: 'digits', samples: 300 },
  tasks: digits.targets.map(({ id, defaultLoss }, i) => defaultTask(`t${i + 1}`, id, defaultLoss)),
}

it('makes no rows before its data are loaded', () => {
  expect(() => makeProblem(all)).toThrow(MissingDataError)
})

describe('with its data', () => {
  beforeAll(() => keepData(need.name, bytes))
  afterAll(() => dropData(need.name))

  it('the file has the size and content that the problem states, and every digit in both splits', () => {
    expect([bytes.length, crc32(bytes)]).toEqual([need.bytes, need.checksum])
    expect(bytes.length).toBe(DIGITS * (1 + DIGIT_SIDE ** 2))
    for (const labels of [single.labels.subarray(0, 8000), single.labels.subarray(8000)])
      for (let digit = 0; digit < 10; digit++)
        expect(labels.filter((label) => label === digit).length / labels.length).toBeGreaterThan(0.07)
  })

  it('an image is the brighter of its two digits, and no digit of the test rows is in a training row', () => {
    const imageOf = (digit: number) => single.pixels.subarray(digit * DIGIT_SIDE ** 2, (digit + 1) * DIGIT_SIDE ** 2)
    const { train, test } = makeProblem(all)
    const tops = new Map(Array.from({ length: DIGITS }, (_, digit) => [topOf(imageOf(digit)), digit]))
    /** Rows that only the left digit covers: enough to know it. */
    function topOf(image: ArrayLike<number>, width = DIGIT_SIDE): string {
      return Array.from({ length: SHIFT * DIGIT_SIDE }, (_, i) =>
        Math.round(image[Math.floor(i / DIGIT_SIDE) * width + (i % DIGIT_SIDE)]),
      ).join()
    }
    for (const [split, isTest] of [
      [train, false],
      [test, true],
    ] as const) {
      for (let row = 0; row < 40; row++) {
        const image = split.inputs.subarray(row * SIDE ** 2, (row + 1) * SIDE ** 2).map((value) => 255 * value)
        const left = tops.get(topOf(image, SIDE))
        expect(left).toBeDefined()
        if (left === undefined) continue
        expect(left >= 8000).toBe(isTest)
        expect(single.labels[left]).toBe(split.targets[0][row])
        imageOf(left).forEach((pixel, i) => {
          expect(Math.round(image[Math.floor(i / DIGIT_SIDE) * SIDE + (i % DIGIT_SIDE)])).toBeGreaterThanOrEqual(pixel)
        })
      }
    }
  })

  it('the sum and the zero follow from the two digits', () => {
    const scaled = all.tasks.map((task) => (task.target === 'sum' ? { ...task, scale: 3 } : task))
    const { train } = makeProblem({ ...all, tasks: scaled })
    const [left, right, sum, zero] = train.targets
    for (let row = 0; row < train.rows; row++) {
      expect(sum[row]).toBeCloseTo((3 * (left[row] + right[row] - 9)) / 4, 12)
      expect(zero[row]).toBe(left[row] * right[row] === 0 ? 1 : 0)
    }
    const share = zero.reduce((all, value) => all + value, 0) / train.rows
    expect(share).toBeGreaterThan(0.1)
    expect(share).toBeLessThan(0.28)
  })

  it('the list of problems shows its first images from a file of their own', () => {
    const [sample] = thumbnailNeeds(digits)
    const stored = new Uint8Array(readFileSync(`public/${sample.file}`))
    expect([stored.length, crc32(stored)]).toEqual([sample.bytes, sample.checksum])
    const { inputs } = makeProblem({
      problem: { ...defaultConfig.problem, id: 'digits' },
      tasks: digits.usualTasks,
    }).train
    expect(stored).toEqual(Uint8Array.from(inputs.subarray(0, stored.length), (value) => Math.round(255 * value)))
  })

  it('the page has the images of the rows of which it shows predictions', () => {
    const shown = shownOf(makeProblem(all))
    const images = testImagesOf(all.problem, all.tasks)
    expect(images).toMatchObject({ width: SIDE, height: SIDE, rows: shown.rows })
    expect(Float32Array.from(images?.pixels ?? [])).toEqual(shown.inputs)
    expect(testImagesOf(defaultConfig.problem, defaultConfig.tasks)).toBeNull()
  })

  it('makes images at the first access only, once', () => {
    const { train } = makeProblem(all)
    expect(Object.getOwnPropertyDescriptor(train, 'inputs')?.get).toBeDefined()
    expect(train.inputs).toBe(train.inputs)
  })

  it('its preset comes with the choice, and learns to read more than 82 of 100 digits in 400 steps', async () => {
    const wasm = await createWasmEngine()
    if ('unavailable' in wasm) throw new Error(wasm.unavailable)
    const accuracyOf = async (config: RunConfig) => {
      const trainer = await createTrainer(wasm, { recordings: [{ config, edits: [] }] })
      while (trainer.step < 400) trainer.advance()
      const metrics = [...trainer.look(0).testMetrics]
      trainer.dispose()
      return metrics
    }
    for (const accuracy of await accuracyOf(chosenConfig)) expect(accuracy).toBeGreaterThan(0.82)
    // Without the preset it does not.
    const usual = { ...defaultConfig, problem: { ...defaultConfig.problem, id: 'digits' }, tasks: digits.usualTasks }
    for (const accuracy of await accuracyOf(usual)) expect(accuracy).toBeLessThan(0.75)
  })
})

import { crc32 as zlibCrc32 } from 'node:zlib'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { defaultConfig } from '../config/defaults'
import { BYTES, NEED, stored } from '../testing/stored'
import { crc32, dataOf, dropData, isKept, keepData, keptBytes, MissingDataError } from './data'
import { lookupsIn } from './lookups'
import { plane } from './plane/plane'

afterEach(() => dropData(NEED.name))

const { makeProblem, missingData } = lookupsIn([plane, stored])
const config = {
  ...defaultConfig,
  problem: { ...defaultConfig.problem, id: 'stored', samples: 40 },
  tasks: stored.usualTasks,
}

describe('data of a problem', () => {
  it('are named until they are loaded', () => {
    expect(missingData(config)).toEqual([NEED])
    expect(missingData(defaultConfig)).toEqual([])
    keepData(NEED.name, BYTES)
    expect(isKept(NEED)).toBe(true)
    expect(keptBytes(NEED.name)).toBe(BYTES)
    expect(missingData(config)).toEqual([])
  })

  it('are needed to make rows', () => {
    expect(() => makeProblem(config)).toThrow(MissingDataError)
    expect(() => makeProblem(config)).toThrow(/stored-1/)
    keepData(NEED.name, BYTES)
    const { train, inputWidth } = makeProblem(config)
    expect(inputWidth).toBe(3)
    expect([...train.inputs.subarray(0, 3)]).toEqual([...BYTES.subarray(0, 3)].map((byte) => byte / 255))
  })

  it('are decoded once', () => {
    keepData(NEED.name, BYTES)
    const decode = vi.fn((bytes: Uint8Array) => bytes.length)
    expect([dataOf(NEED, decode), dataOf(NEED, decode)]).toEqual([BYTES.length, BYTES.length])
    expect(decode).toHaveBeenCalledTimes(1)
    dropData(NEED.name)
    expect(() => dataOf(NEED, decode)).toThrow(MissingDataError)
  })
})

describe('crc32', () => {
  it('is that of ZIP, for a file in one piece or in several', () => {
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926)
    const bytes = Uint8Array.from({ length: 5000 }, (_, i) => (i * i) >> 3)
    // Node has it from version 22.2 on.
    if (zlibCrc32) expect(crc32(bytes)).toBe(zlibCrc32(bytes))
    expect(crc32(bytes.subarray(1234), crc32(bytes.subarray(0, 1234)))).toBe(crc32(bytes))
    expect(crc32(bytes.with(17, 0))).not.toBe(crc32(bytes))
  })
})

/** For tests in Node: the data of problems, read from `public` as the page would fetch them. */
import { readFileSync } from 'node:fs'
import { onTestFinished } from 'vitest'
import type { RunConfig } from '../config/types'
import { missingData } from '../problems/all'
import { dropData, keepData } from '../problems/data'

/** Loads what the set-up needs and has not got yet, for the test that runs: tests of other files expect no data. */
export function bringPublicData(config: Pick<RunConfig, 'problem'>): void {
  const brought = missingData(config)
  for (const { name, file } of brought) keepData(name, new Uint8Array(readFileSync(`public/${file}`)))
  onTestFinished(() => {
    for (const { name } of brought) dropData(name)
  })
}

import { describe, expect, it } from 'vitest'
import { defaultConfig, defaultTask } from '../config/defaults'
import { dataKey, programKey, programOf } from '../config/program'
import type { RunConfig, TaskConfig } from '../config/types'
import { makeProblem } from './all'
import { clicks } from './clicks/clicks'
import { givenOf, hasProduct } from './given'

const click = defaultTask('t1', 'click', 'bce')
const purchase = { ...defaultTask('t2', 'purchase', 'bce'), product: true }
const watch = { ...defaultTask('t3', 'watchTime', 'mse'), product: true }
const config = (...tasks: TaskConfig[]): RunConfig => ({
  ...defaultConfig,
  problem: { ...defaultConfig.problem, id: 'clicks', samples: 300 },
  tasks,
})

describe('the task by which another is multiplied', () => {
  it('is the one that predicts its condition', () => {
    expect(givenOf(clicks, [watch, click, purchase], purchase)).toBe(1)
    expect([click, purchase, watch].map((task) => hasProduct(clicks, task))).toEqual([false, true, false])
  })

  it('is none unless wanted, there, and a probability beside a probability', () => {
    const hinge = { id: 'hinge', options: {} }
    expect(givenOf(clicks, [click], { ...purchase, product: false })).toBeNull()
    expect(givenOf(clicks, [purchase], purchase)).toBeNull()
    expect(givenOf(clicks, [{ ...click, loss: hinge }], purchase)).toBeNull()
    expect(givenOf(clicks, [click], { ...purchase, loss: hinge })).toBeNull()
    expect(givenOf(clicks, [click], watch)).toBeNull()
  })

  it('is counted among the enabled tasks in the program', () => {
    const of = config({ ...watch, enabled: false }, click, purchase)
    expect(programOf(of, makeProblem(of), 1).tasks.map(({ given }) => given)).toEqual([undefined, 0])
    const off = config(watch, { ...click, enabled: false }, purchase)
    expect(programOf(off, makeProblem(off), 1).tasks.map(({ given }) => given)).toEqual([undefined, undefined])
  })

  it('makes another program over other data', () => {
    const [as, is] = [config(click, { ...purchase, product: false }), config(click, purchase)]
    expect(programKey(as)).not.toBe(programKey(is))
    expect(dataKey(as)).not.toBe(dataKey(is))
    // Where no product is possible, the switch says nothing.
    const [alone, still] = [config({ ...purchase, product: false }), config(purchase)]
    expect([programKey(alone), dataKey(alone)]).toEqual([programKey(still), dataKey(still)])
  })
})

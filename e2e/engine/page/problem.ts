/** Trains a problem of the registry with its usual tasks and the page's usual network on two engines. */
import { defaultConfig } from '../../../src/core/config/defaults'
import { problemNamed } from '../../../src/core/problems/all'
import { keepData } from '../../../src/core/problems/data'
import type { Engine } from '../../../src/engine/engine'
import { createTrainer } from '../../../src/engine/trainer'
import { isMeasured } from '../../../src/engine/trainer.types'

const STEPS = 20

/** A file of a problem, as the tests hand it over. */
export interface Bytes {
  readonly name: string
  readonly base64: string
}

export interface OnBoth {
  /** Largest difference of a loss over 20 steps, as a share of the loss where that is above 1. */
  readonly error: number
  /** Number of losses that were compared. */
  readonly compared: number
  /** Of a step at which nothing is measured, on the first engine. */
  readonly drawCalls: number
}

export async function problemOnBoth(id: string, data: readonly Bytes[], mine: Engine, oracle: Engine): Promise<OnBoth> {
  for (const { name, base64 } of data)
    keepData(
      name,
      Uint8Array.from(atob(base64), (text) => text.charCodeAt(0)),
    )
  const [a, b] = [await trained(id, mine), await trained(id, oracle)]
  const errors = a.losses.map((loss, i) => errorOf(loss, b.losses[i]))
  return { error: Math.max(...errors), compared: b.losses.length, drawCalls: a.drawCalls }
}

/** A batch without a label has no loss on either engine. */
function errorOf(loss: number, exact: number): number {
  if (Number.isNaN(loss) || Number.isNaN(exact)) return Object.is(loss, exact) ? 0 : Number.POSITIVE_INFINITY
  return Math.abs(loss - exact) / Math.max(1, Math.abs(exact))
}

async function trained(id: string, engine: Engine) {
  const { usualTasks } = problemNamed(id)
  const config = { ...defaultConfig, problem: { ...defaultConfig.problem, id }, tasks: usualTasks }
  const losses: number[] = []
  const trainer = await createTrainer(engine, {
    recordings: [{ config, edits: [] }],
    onRecord: (_run, { step, trainLosses, testLosses }) => {
      if (step < STEPS) losses.push(...trainLosses, ...testLosses)
    },
  })
  while (trainer.step < STEPS || isMeasured(trainer.step)) trainer.advance()
  const before = trainer.drawCalls()
  trainer.advance()
  const drawCalls = trainer.drawCalls() - before
  trainer.dispose()
  return { losses, drawCalls }
}

/** A lost device: with the event that reports it, and without any error. */
import type { EngineSnapshot, Population } from '../../../src/engine/engine'
import { createWebglEngine } from '../../../src/engine/webgl/engine'
import { caseOf, equal, GRAMIAN, openedOn, populationOf, ROWS, walkTo } from './behaviour'
import type { Case } from './cases'
import { batchOf, weightsOf } from './world'

/**
 * Trains twelve steps without a break, and twelve steps with the context lost after the eighth. After the loss training
 * resumes from the snapshot of the fifth step: on the same canvas when its context is restored, and on a new one.
 */
export async function contextLoss() {
  const test = caseOf({ tasks: 3, runs: 2 })
  const canvas = new OffscreenCanvas(1, 1)
  const engine = await openedOn(canvas)
  const population = await populationOf(engine, test)
  walkTo(population, test, 0, 5)
  const snapshot = structuredClone(population.read())
  walkTo(population, test, 5, 12)
  const unbroken = population.read()
  population.write(snapshot)
  walkTo(population, test, 5, 8)
  const lostBefore = engine.isLost()
  loseFor(canvas, 50)
  const thrown = errorOf(() => walkTo(population, test, 8, 9))
  const lostAfter = engine.isLost()
  const unavailable = await createWebglEngine(canvas)
  await new Promise((resolve) => canvas.addEventListener('webglcontextrestored', resolve, { once: true }))
  const lostForGood = engine.isLost()
  population.dispose()
  engine.dispose()
  const again = await goOn(canvas, test, snapshot)
  const fresh = await goOn(new OffscreenCanvas(1, 1), test, snapshot)
  return {
    lostBefore,
    lostAfter,
    thrown,
    lostForGood,
    whileLost: 'unavailable' in unavailable ? unavailable.unavailable : 'opened',
    equalOnSameCanvas: equal(again, unbroken),
    equalOnNewCanvas: equal(fresh, unbroken),
    moved: !equal(unbroken, snapshot),
  }
}

async function goOn(canvas: OffscreenCanvas, test: Case, snapshot: EngineSnapshot): Promise<EngineSnapshot> {
  const engine = await openedOn(canvas)
  const population = await populationOf(engine, test)
  population.write(snapshot)
  walkTo(population, test, 5, 12)
  const result = population.read()
  engine.dispose()
  return result
}

/** Takes the context of a canvas away and restores it after so many milliseconds. */
function loseFor(canvas: OffscreenCanvas, milliseconds: number): void {
  const extension = canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context')
  if (!extension) throw new Error('WEBGL_lose_context is missing')
  extension.loseContext()
  setTimeout(() => extension.restoreContext(), milliseconds)
}

/** Name of the error that was thrown, or 'nothing'. */
export function errorOf(work: () => void): string {
  try {
    work()
    return 'nothing'
  } catch (error) {
    return error instanceof Error ? error.name : String(error)
  }
}

/** All calls that read the device. */
function readersOf(population: Population, test: Case): Readonly<Record<string, () => void>> {
  const batch = batchOf(test, 0, ROWS)
  const weights = weightsOf(test.spec, 0)
  const everything = { gramian: true, representationGramian: true }
  const runs = batch.runs.map((run) => ({ ...run, aggregate: { kind: 'squares' } as const }))
  const tracked = batch.runs.map((run) => ({
    ...run,
    aggregate: { kind: 'tracked', keep: 0.5, take: 0.5, scale: 'lossOverNorm' } as const,
  }))
  return {
    observe: () => population.observe(batch, everything),
    'observe squares': () => population.observe({ ...batch, runs }, everything),
    'observe tracked': () => population.observe({ ...batch, runs: tracked }, everything),
    probe: () => population.probe(batch, GRAMIAN),
    lossesAgain: () => population.lossesAgain(),
    lastLosses: () => {
      population.advance(batch, weights)
      population.lastLosses()
    },
    'evaluate test': () => population.evaluate('test', batch.lossOptions),
    'evaluate train': () => population.evaluate('train', batch.lossOptions),
    'evaluate with outputs': () => population.evaluate('test', batch.lossOptions, true),
    predict: () => population.predict(0, new Float32Array(2 * test.spec.inputWidth).fill(0.5)),
    snapshot: () => population.read(),
    'eight steps without a look': () => {
      for (let k = 0; k < 8; k++) population.advance(batch, weights)
    },
  }
}

type Silent = 'reads' | 'draws'

/**
 * What each reader throws on a device that fails without an error or an event, like in the milliseconds after a
 * browser's graphics process has ended. Either reads do not change the array, or draws do not change the texture.
 * `sound` has the same readers before and after.
 */
export async function silentLoss(silent: Silent) {
  const test = caseOf({ tasks: 3, runs: 2 })
  const canvas = new OffscreenCanvas(1, 1)
  const engine = await openedOn(canvas)
  const population = await populationOf(engine, test)
  // Twice, because the second time recycles textures of the first, which hold the expected values.
  for (let k = 0; k < 2; k++) walkTo(population, test, 0, 3)
  const gl = canvas.getContext('webgl2') as WebGL2RenderingContext
  const readers = readersOf(population, test)
  const all = () => Object.fromEntries(Object.entries(readers).map(([name, read]) => [name, errorOf(read)]))
  const before = all()
  const lostBefore = engine.isLost()
  const broken = silent === 'reads' ? { readPixels: () => {} } : { drawElements: () => {}, drawArrays: () => {} }
  Object.assign(gl, broken)
  const during = all()
  for (const name of Object.keys(broken)) delete (gl as unknown as Record<string, unknown>)[name]
  const lostAfter = engine.isLost()
  population.dispose()
  engine.dispose()
  return { before, during, lostBefore, lostAfter }
}

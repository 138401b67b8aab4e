import { expect, test } from 'vitest'
import { isFree, lockNames, readLock } from './lock'

test('reads names in any case, each once, and reports the others', () => {
  expect(readLock(null)).toBeNull()
  expect(readLock('')).toEqual({ free: [], unknown: [] })
  expect(readLock('weights, Rate,weights')).toEqual({ free: ['weights', 'rate'], unknown: [] })
  expect(readLock('weights,toString,colour')).toEqual({ free: ['weights'], unknown: ['tostring', 'colour'] })
  expect(readLock(lockNames.join())).toEqual({ free: lockNames, unknown: [] })
})

test.each<[string, readonly string[], readonly string[]]>([
  ['', [], ['tasks.t1.weight', 'weighting', 'training.seed', 'tasks', 'file', 'compare']],
  ['weights', ['tasks.t1.weight', 'tasks.t12.weight'], ['tasks.t1', 'tasks.t1.scale', 'tasks', 'weighting.id', 'file']],
  ['weighting', ['weighting', 'weighting.id', 'weighting.options.tau'], ['tasks.t1.weight', 'compare']],
  ['losses', ['tasks.t1.loss', 'tasks.t2.loss.id', 'tasks.t2.loss.options.delta'], ['tasks.t1.target', 'tasks']],
  ['tasks', ['tasks', 'tasks.t1', 'tasks.t1.weight', 'tasks.t3.loss.id'], ['problem.samples', 'file']],
  ['rate', ['training.learningRate', 'training.schedule.id', 'training.warmup'], ['training.seed', 'training']],
  ['training', ['training.seed', 'training.optimizer.options.beta1'], ['network.trunk']],
  ['data,network', ['problem.seed', 'network.trunk'], ['training.batchSize']],
  ['compare', ['compare'], ['weighting', 'file', 'lab', 'lessons']],
  ['lab,landscape', ['lab', 'landscape'], ['compare', 'lessons', 'tasks.t1.loss', 'address']],
  ['lessons', ['lessons'], ['lab', 'landscape', 'compare', 'weighting', 'address']],
])('lock=%s frees %j and not %j', (value, free, locked) => {
  const lock = readLock(value)
  if (!lock) throw new Error('no lock')
  for (const wish of free) expect([wish, isFree(lock, wish)]).toEqual([wish, true])
  for (const wish of locked) expect([wish, isFree(lock, wish)]).toEqual([wish, false])
})

import { describe, expect, test } from 'vitest'
import { optimizers } from '../../core/optimizers/all'
import type { ProgramSpec } from '../engine'
import { type Passes, passesOf } from './passes'
import { type Pass, sizeOf } from './program'

const SPEC: ProgramSpec = {
  inputWidth: 2,
  trunk: [8, 8],
  activation: 'tanh',
  batchNorm: null,
  dropout: false,
  head: [],
  tasks: [
    { kind: 'regression', outputs: 1, targetWidth: 1, loss: 'mse' },
    { kind: 'binary', outputs: 1, targetWidth: 1, loss: 'bce' },
  ],
  optimizer: 'adam',
  batchSize: 5,
  clips: false,
  runCount: 3,
}

const made = (change: Partial<ProgramSpec> = {}, targets = 4) => passesOf({ ...SPEC, ...change }, sizeOf(40), targets)

const endings = (passes: Passes): (readonly Pass[])[] => [
  passes.weightedUpdate,
  passes.combinedUpdate(new Set(['weighted'])),
  passes.combinedUpdate(new Set(['weighted', 'tracked', 'signVote', 'representationVote'])),
  passes.votedUpdate(),
]

const calls = (change: Partial<ProgramSpec>, targets?: number) => {
  const { forward, headBackward, trunkBackward, weightedUpdate, taskGradients, combinedUpdate } = made(change, targets)
  const before = forward.length + headBackward.length
  const fixed = before + trunkBackward.weighted.length + weightedUpdate.length
  const combined = combinedUpdate(new Set(['weighted'])).length
  return [fixed, before + trunkBackward.perTask.length + taskGradients.length + 1 + combined]
}

describe('the passes of a step', () => {
  test('are 2L + 2 and 2L + 4, with every optimizer', () => {
    for (const { id } of optimizers) {
      for (let depth = 1; depth <= 4; depth++) {
        const trunk = Array.from({ length: depth }, () => 8)
        expect(calls({ optimizer: id, trunk }), `${id}, ${depth} layers`).toEqual([2 * depth + 2, 2 * depth + 4])
      }
    }
  })

  test('are more if the norm has to be known first, or if a draw call writes fewer textures', () => {
    expect(calls({ clips: true })).toEqual([8, 10])
    expect(calls({}, 3)).toEqual([6, 8])
    expect(calls({}, 2)).toEqual([8, 10])
    expect(calls({}, 1)).toEqual([9, 11])
    expect(calls({ optimizer: 'momentum' }, 2)).toEqual([6, 8])
    expect(calls({ optimizer: 'sgd' }, 1)).toEqual([6, 8])
  })

  test('read no more textures than WebGL2 guarantees, write no more than they may, and every new value once', () => {
    for (const optimizer of ['sgd', 'adam']) {
      for (const clips of [false, true]) {
        for (const trunk of [[8], [8, 8, 8, 8, 8, 8]]) {
          for (const targets of [1, 2, 4]) {
            const passes = made({ optimizer, clips, trunk, head: [4, 4] }, targets)
            for (const ending of endings(passes)) {
              for (const { program, writes } of ending) {
                expect(program.inputs.length).toBeLessThanOrEqual(16)
                expect(program.targets).toBe(writes.length)
                expect(program.targets).toBeLessThanOrEqual(targets)
              }
              const names = ending.flatMap(({ writes }) => writes).filter((name) => name.startsWith('next '))
              expect(names).toEqual(['parameters', ...passes.net.slots].map((name) => `next ${name}`))
            }
          }
        }
      }
    }
  })

  test('assign every target, and the proof to each of them', () => {
    for (const { program } of endings(made()).flat()) {
      for (let k = 0; k < program.targets; k++) {
        expect(program.glsl).toContain(`layout(location = ${k}) out vec4 target${k};`)
        expect(program.glsl).toContain(`target${k} = vec4(float(proof));`)
      }
      if (program.targets > 1) expect(program.glsl.match(/target\d = vec4\(updated/g)).toHaveLength(program.targets)
    }
  })
})

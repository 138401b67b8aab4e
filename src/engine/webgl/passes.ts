/**
 * All programs of one spec, in the order in which a step runs them. Without options, for L trunk layers:
 *
 *     weights known     L forward, heads, L backward, gradient and update            = 2L + 2
 *     with the Gramian  the same, and task gradients, inner products                 = 2L + 4
 *
 * For two layers that is 6 and 8 draw calls, for any T, R and optimizer. Each option adds a fixed number: batch norm
 * 4L + 1, clipping 2, a hidden head layer 2, the Gramian at the representation 2, a tracked aggregate 2, squares 2,
 * dropout and the sign vote 0. A vote at the representation adds 1 to a step with known weights, and L + 2 to a step
 * with a Gramian or beside other aggregates. Deep trunks take more passes, see `sections.ts`.
 */
import { optimizerById } from '../../core/optimizers/all'
import type { ProgramSpec } from '../engine'
import { squareSums, squaresPass, trackedPass } from './aggregates'
import type { Direction } from './combination'
import { combinedGradient, taskGradients, votedGradient, weightedGradient } from './gradients'
import { gradientProducts, type InnerProducts, lossSumsProgram, representationProducts } from './gramian'
import { hiddenBackward } from './headBackward'
import { headLosses, hiddenForward } from './heads'
import { type Net, netOf } from './net'
import type { Pass, Program, Size } from './program'
import { type Flow, representationCotangents, signedSums } from './representation'
import { type SettingsPlan, settingsPlan } from './settings'
import { type Training, trainingForward } from './trunk'
import { trunkBackward } from './trunkBackward'
import { statisticsPass, updateOf } from './update'

export interface Passes {
  readonly net: Net
  readonly plan: SettingsPlan
  /** Trunk, heads and losses. */
  readonly forward: readonly Pass[]
  readonly headBackward: readonly Pass[]
  readonly trunkBackward: Readonly<Record<Flow, readonly Pass[]>>
  /** From a weighted backward pass to the new parameters. */
  readonly weightedUpdate: readonly Pass[]
  readonly taskGradients: readonly Pass[]
  readonly products: InnerProducts
  readonly losses: Program
  readonly statistics: Pass | null
  /** From the task gradients to the new parameters. Made at first use, because most weightings need none of them. */
  combinedUpdate(directions: ReadonlySet<Direction>): readonly Pass[]
  /** From the tape with a vote at the representation: to the new parameters, or to that direction alone (`voted`). */
  readonly votedUpdate: () => readonly Pass[]
  readonly votedGradient: () => readonly Pass[]
  readonly representation: () => { readonly pass: Pass; readonly products: InnerProducts }
  readonly tracked: () => { readonly pass: Pass; readonly products: InnerProducts }
  readonly squares: () => { readonly pass: Pass; readonly sums: Program }
}

/** `targets` is the number of textures that one draw call can write. */
export function passesOf(spec: ProgramSpec, inputs: Size, targets: number): Passes {
  const net = netOf(spec)
  const plan = settingsPlan(net, optimizerById(spec.optimizer).constantNames.length)
  const update = updateOf(net, plan, targets)
  const training: Training = { net, plan, place: { runs: net.runs, rows: net.batch, gather: true, inputs } }
  const combinations = new Map<string, readonly Pass[]>()
  const weightedUpdate = weightedGradient(training, update)
  const votedBackward = once(() => [signedSums(training), ...trunkBackward(training, 'weighted', true)])
  return {
    net,
    plan,
    forward: [...trainingForward(training), ...hiddenForward(net, training.place), headLosses(training)],
    headBackward: hiddenBackward(training),
    trunkBackward: { weighted: trunkBackward(training, 'weighted'), perTask: trunkBackward(training, 'perTask') },
    weightedUpdate,
    taskGradients: taskGradients(training),
    products: gradientProducts(net, 'taskGradients'),
    losses: lossSumsProgram(net),
    statistics: statisticsPass(net),
    combinedUpdate(directions) {
      const key = [...directions].sort().join(' ')
      const made = combinations.get(key) ?? combinedGradient(training, directions, update)
      combinations.set(key, made)
      return made
    },
    votedUpdate: () => [...votedBackward(), ...weightedUpdate],
    votedGradient: once(() => [...votedBackward(), ...votedGradient(training)]),
    representation: once(() => {
      const pass = representationCotangents(training)
      return { pass, products: representationProducts(net, pass.program.output) }
    }),
    tracked: once(() => ({ pass: trackedPass(net, plan), products: gradientProducts(net, 'tracked') })),
    squares: once(() => ({ pass: squaresPass(net, plan), sums: squareSums(net) })),
  }
}

function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

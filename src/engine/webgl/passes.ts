/**
 * All programs of one spec, in the order in which a step runs them. Without options, for L trunk layers and S optimizer
 * slots:
 *
 *     weights known     L forward, heads, L backward, gradient, update 1 + S         = 2L + 3 + S
 *     with the Gramian  the same, and task gradients, inner products                 = 2L + 5 + S
 *
 * For two layers and Adam that is 9 and 11 draw calls, for any T and R. Each option adds a fixed number: batch norm
 * 4L + 1, clipping 1, a hidden head layer 2, the Gramian at the representation 2, a tracked aggregate 2, squares 2,
 * dropout and the sign vote 0. A vote at the representation adds 1 to a step with known weights, and L + 2 to a step
 * with a Gramian or beside other aggregates. Deep trunks take more passes, see `sections.ts`.
 */
import { optimizerById } from '../../core/optimizers/all'
import type { ProgramSpec } from '../engine'
import { squareSums, squaresPass, trackedPass } from './aggregates'
import type { Direction } from './combination'
import { combinedGradient, taskGradients, weightedGradient } from './gradients'
import { gradientProducts, type InnerProducts, lossSumsProgram, representationProducts } from './gramian'
import { hiddenBackward } from './headBackward'
import { headLosses, hiddenForward } from './heads'
import { type Net, netOf } from './net'
import type { Pass, Program, Size } from './program'
import { type Flow, representationCotangents, signedSums } from './representation'
import { type SettingsPlan, settingsPlan } from './settings'
import { type Training, trainingForward } from './trunk'
import { trunkBackward } from './trunkBackward'
import { normPass, statisticsPass, updatePasses } from './update'

export interface Passes {
  readonly net: Net
  readonly plan: SettingsPlan
  /** Trunk, heads and losses. */
  readonly forward: readonly Pass[]
  readonly headBackward: readonly Pass[]
  readonly trunkBackward: Readonly<Record<Flow, readonly Pass[]>>
  readonly weightedGradient: readonly Pass[]
  readonly taskGradients: readonly Pass[]
  readonly products: InnerProducts
  readonly losses: Program
  readonly statistics: Pass | null
  readonly norm: Pass | null
  readonly update: readonly Pass[]
  /** Made at first use, because most weightings need none of them. */
  combined(directions: ReadonlySet<Direction>): readonly Pass[]
  /** From the tape to the gradient, with a vote at the representation. */
  voted(writes: 'gradient' | 'voted'): readonly Pass[]
  readonly representation: () => { readonly pass: Pass; readonly products: InnerProducts }
  readonly tracked: () => { readonly pass: Pass; readonly products: InnerProducts }
  readonly squares: () => { readonly pass: Pass; readonly sums: Program }
}

export function passesOf(spec: ProgramSpec, inputs: Size): Passes {
  const net = netOf(spec)
  const plan = settingsPlan(net, optimizerById(spec.optimizer).constantNames.length)
  const training: Training = { net, plan, place: { runs: net.runs, rows: net.batch, gather: true, inputs } }
  const combinations = new Map<string, readonly Pass[]>()
  const weighted = weightedGradient(training)
  const votedBackward = once(() => [signedSums(training), ...trunkBackward(training, 'weighted', true)])
  const votedGradient = once(() => weightedGradient(training, 'voted'))
  return {
    net,
    plan,
    forward: [...trainingForward(training), ...hiddenForward(net, training.place), headLosses(training)],
    headBackward: hiddenBackward(training),
    trunkBackward: { weighted: trunkBackward(training, 'weighted'), perTask: trunkBackward(training, 'perTask') },
    weightedGradient: weighted,
    taskGradients: taskGradients(training),
    products: gradientProducts(net, 'taskGradients'),
    losses: lossSumsProgram(net),
    statistics: statisticsPass(net),
    norm: spec.clips ? normPass(net, plan) : null,
    update: updatePasses(net, plan),
    combined(directions) {
      const key = [...directions].sort().join(' ')
      const made = combinations.get(key) ?? combinedGradient(training, directions)
      combinations.set(key, made)
      return made
    },
    voted: (writes) => [...votedBackward(), ...(writes === 'voted' ? votedGradient() : weighted)],
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

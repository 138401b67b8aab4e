/**
 * Inner products of the task gradients, and the sums of the losses: partial sums, in one pass.
 *
 *     M^l_ij = Σ_{p in layer l} g_ip g_jp          l_t = Σ_b l_tb
 *
 * A texel belongs to one stretch of a layer, one run and one i. It holds the products with four j, from the group of
 * four that contains i on, so some j < i are included. Stretches end where layers end, so the Gramian of each layer
 * costs nothing extra. The CPU adds the stretches up in float64. That keeps more digits than a long sum on the device,
 * and even a small population has enough fragments to keep the device busy. Behind the products are the losses, [T, R],
 * as four interleaved sums over the batch in each texel.
 */

import { cotangentTexels } from './heads'
import type { Net } from './net'
import { defineProgram, type Program, type Size, unravel } from './program'

/** Fragments to aim for, and the fewest texels that one should add up. */
const FRAGMENTS = 1024
const SHORTEST = 16

export interface InnerProducts {
  readonly program: Program
  /** Adds up what was read to [groups, R, T, T]. A group is a trunk layer. */
  products(read: Float32Array): Float64Array
  /** Adds up the losses, [T, R]. Only if the program sums losses too. */
  losses(read: Float32Array, labels: Float64Array): Float64Array
}

interface Plan {
  readonly net: Net
  readonly pairs: readonly (readonly [i: number, four: number])[]
  readonly stretches: readonly Stretch[]
  readonly groups: number
}
interface Stretch {
  readonly group: number
  readonly from: number
  readonly to: number
}

/** For trunk gradients of each task, `source`, by layer; with the losses of the batch if they are `taskGradients`. */
export function gradientProducts(net: Net, source: 'taskGradients' | 'tracked'): InnerProducts {
  const layers = net.trunk.map(({ from, to }) => [from, to] as const)
  const plan = planOf(net, layers)
  const at = (t: string) => `(${t} * ${net.runs} + r) * ${net.trunkRow} + p`
  return innerProducts(plan, `inner products of ${source}`, source, net.taskGradients, at, source === 'taskGradients')
}

/** For the cotangents at the representation, over the batch. */
export function representationProducts(net: Net, size: Size): InnerProducts {
  const length = net.batch * net.representationStride
  const at = (t: string) => `(${t} * ${net.runs} + r) * ${length} + p`
  return innerProducts(
    planOf(net, [[0, length]]),
    'inner products at the representation',
    'representation',
    size,
    at,
    false,
  )
}

function planOf(net: Net, groups: readonly (readonly [from: number, to: number])[]): Plan {
  const pairs: [number, number][] = []
  for (let i = 0; i < net.tasks; i++) for (let four = i >> 2; four * 4 < net.tasks; four++) pairs.push([i, four])
  const texels = groups.reduce((sum, [from, to]) => sum + to - from, 0)
  const length = Math.max(SHORTEST, Math.ceil((texels * net.runs * pairs.length) / FRAGMENTS))
  const stretches = groups.flatMap(([from, to], group) => {
    const count = Math.max(1, Math.round((to - from) / length))
    const edge = (k: number) => from + Math.floor(((to - from) * k) / count)
    return Array.from({ length: count }, (_, k) => ({ group, from: edge(k), to: edge(k + 1) }))
  })
  return { net, pairs, stretches, groups: groups.length }
}

function innerProducts(
  plan: Plan,
  name: string,
  source: string,
  size: Size,
  at: (t: string) => string,
  withLosses: boolean,
): InnerProducts {
  const { net, pairs, stretches } = plan
  const count = stretches.length * net.runs * pairs.length
  const inputs: Record<string, Size> = { [source]: size }
  if (withLosses) inputs.cotangent = cotangentTexels(net)
  const program = defineProgram({
    name,
    inputs,
    texels: count + (withLosses ? net.tasks * net.runs : 0),
    functions: `${constants(
      'FROM',
      stretches.map(({ from }) => from),
    )}
${constants(
  'TO',
  stretches.map(({ to }) => to),
)}
${constants(
  'FIRST',
  pairs.map(([i]) => i),
)}
${constants(
  'FOUR',
  pairs.map(([, four]) => 4 * four),
)}
${withLosses ? lossSum(net) : ''}`,
    body: `${withLosses ? `if (index >= ${count}) return lossSum(index - ${count});` : ''}
  ${unravel([
    ['c', stretches.length],
    ['r', net.runs],
    ['pair', pairs.length],
  ])}
  int i = FIRST[pair]; int j = FOUR[pair];
  vec4 sum = vec4(0.0);
  for (int p = FROM[c]; p < TO[c]; p++) {
    vec4 g = ${source}(${at('i')});
    sum.x += dot(g, ${source}(${at('j')}));
${[1, 2, 3].map((k) => `    if (j + ${k} < ${net.tasks}) sum.${'xyzw'[k]} += dot(g, ${source}(${at(`(j + ${k})`)}));`).join('\n')}
  }
  return sum;`,
  })
  return {
    program,
    products: (read) => addUp(plan, read),
    losses: (read, labels) => lossesOf(net, read, labels, count),
  }
}

const constants = (name: string, values: readonly number[]): string =>
  `const int ${name}[${values.length}] = int[${values.length}](${values.join(', ')});`

/** `vec4 lossSum(int at)`, at = t · R + r. */
const lossSum = (net: Net): string => `
vec4 lossSum(int at) {
  vec4 sum = vec4(0.0);
  for (int b = 0; b < ${net.batch}; b++) {
    sum[b & 3] += cotangent((at * ${net.batch} + b) * ${net.cotangentStride} + ${net.widest >> 2})[${net.widest & 3}];
  }
  return sum;
}`

/** The losses alone, for steps without a Gramian. */
export const lossSumsProgram = (net: Net): Program =>
  defineProgram({
    name: 'losses',
    inputs: { cotangent: cotangentTexels(net) },
    texels: net.tasks * net.runs,
    functions: lossSum(net),
    body: 'return lossSum(index);',
  })

function addUp({ net, pairs, stretches, groups }: Plan, read: Float32Array): Float64Array {
  const { tasks, runs } = net
  const result = new Float64Array(groups * runs * tasks * tasks)
  let at = 0
  for (const { group } of stretches) {
    for (let r = 0; r < runs; r++) {
      const base = (group * runs + r) * tasks * tasks
      for (const [i, four] of pairs) {
        for (let k = 0; k < 4; k++, at++) {
          const j = 4 * four + k
          if (j < i || j >= tasks) continue
          result[base + i * tasks + j] += read[at]
          if (i !== j) result[base + j * tasks + i] += read[at]
        }
      }
    }
  }
  return result
}

/** Losses [T, R] from texels with four partial sums each, starting at texel `from`. NaN without a label. */
export function lossesOf(net: Net, read: Float32Array, labels: Float64Array, from = 0): Float64Array {
  return Float64Array.from({ length: net.tasks * net.runs }, (_, i) => {
    const at = 4 * (from + i)
    return labels[i] > 0 ? read[at] + read[at + 1] + read[at + 2] + read[at + 3] : Number.NaN
  })
}

/**
 * δ at the representation, where the backward pass of the heads meets the trunk.
 *
 *     δ_t = e_t V_tᵀ,      weighted: Σ_t α_t δ_t
 *
 * | writes             | texels              | what                                              |
 * | ------------------ | ------------------- | ------------------------------------------------- |
 * | `representation`   | T · R · B · H / 4   | δ_t, for its Gramian only                         |
 * | `signedSums`       | T · R · H / 4       | Σ_b sign(z) δ_t at the representation, for its vote |
 *
 * The backward pass of the trunk (`trunkBackward.ts`) computes δ where it needs it, and does not store it.
 */
import { branchOf, givenOf } from './branches'
import { backwardProduct } from './glsl'
import { headAbove } from './headBackward'
import { headStart } from './heads'
import type { Net } from './net'
import { defineProgram, type Pass, type Size, type Source, sizeOf, unravel } from './program'
import { AGGREGATE } from './settings'
import { layerTexels, type Training } from './trunk'

/** What goes back through the trunk: the weighted sum of the tasks' δ, or each task's δ by itself. */
export type Flow = 'weighted' | 'perTask'

/** Number of slices of a flow, S. */
export const flowTasks = (net: Net, flow: Flow): number => (flow === 'weighted' ? 1 : net.tasks)

/**
 * δ at the representation as `vec4 arriving(int s, int r, int b, int j)`, where s is the slice of the flow. With
 * `votes`, the vote over `signedSums` decides which part of each task's δ passes, in the runs whose aggregate is that
 * vote.
 */
export function fromHeads({ net, plan }: Training, flow: Flow, votes = false): Source {
  const { dense, inputs, functions } = headAbove(net, 0)
  const back = (way: string) =>
    backwardProduct(dense, `head + ${dense.weight}`, 'j', (k) => `above(${way}, r, b, ${k})`)
  // The head of a task that is a product, then the other one.
  const branch =
    net.branches.length === 0
      ? ''
      : `
  int way = ${branchOf(net, 't')};
  if (way >= 0) { head = ${headStart(net, 'r', givenOf(net, 't'))}; ${back('way')} }`
  const product = `int head = ${headStart(net)};
  ${back('t')}${branch}`
  const body =
    flow === 'perTask'
      ? `vec4 product = vec4(0.0); int t = s;\n  ${product}\n  return product;`
      : `vec4 total = vec4(0.0);
  ${votes ? countVotes(net) : ''}
  for (int t = 0; t < ${net.tasks}; t++) {
  float weight = weights(t * ${net.runs} + r).x;
  // Not only to save time: the derivative of an inactive task may be infinite, and 0 times infinity is NaN.
  if (weight == 0.0) continue;
  vec4 product = vec4(0.0);
  ${product}
  total += weight * product${votes ? ` * (voting ? passing(weight * signedSums(${signedAt(net)}), sum, size, drawn, labelled(t, r).y) : vec4(1.0))` : ''};
  }
  return total;`
  const weights: Record<string, Size> = flow === 'weighted' ? { weights: plan.weights } : {}
  const signed: Record<string, Size> = votes ? { signedSums: signedSumTexels(net) } : {}
  return {
    inputs: { ...inputs, ...weights, ...signed },
    functions: `${functions}\nvec4 arriving(int s, int r, int b, int j) {\n  ${body}\n}`,
  }
}

const signedAt = (net: Net): string => `(t * ${net.runs} + r) * ${net.representationStride} + j`
const signedSumTexels = (net: Net): Size => sizeOf(net.tasks * net.runs * net.representationStride)

/** The votes on the units of a texel, as `sum` and `size`. */
const countVotes = (net: Net): string => `bool voting = aggregateOf(r) == ${AGGREGATE.representationVote};
  vec4 sum = vec4(0.0); vec4 size = vec4(0.0); vec4 drawn = vec4(0.0);
  if (voting) {
    drawn = voteDraw(r, j);
    for (int t = 0; t < ${net.tasks}; t++) {
      float weight = weights(t * ${net.runs} + r).x;
      if (weight == 0.0) continue;
      vec4 v = weight * signedSums(${signedAt(net)});
      sum += v; size += abs(v);
    }
  }`

/** Σ_b sign(z_b) δ_tb at the representation, [T, R, H]: the votes of the tasks. */
export function signedSums(training: Training): Pass {
  const { net, place } = training
  const source = fromHeads(training, 'perTask')
  const z = `activation${net.depth - 1}`
  const program = defineProgram({
    name: 'signed sums at the representation',
    inputs: { parameters: net.parameters, ...source.inputs, [z]: layerTexels(net, place, net.depth - 1) },
    texels: signedSumTexels(net).texels,
    functions: source.functions,
    body: `${unravel([
      ['s', net.tasks],
      ['r', net.runs],
      ['j', net.representationStride],
    ])}
  vec4 sum = vec4(0.0);
  for (int b = 0; b < ${net.batch}; b++) {
    sum += sign(${z}((r * ${place.rows} + b) * ${net.representationStride} + j)) * arriving(s, r, b, j);
  }
  return sum;`,
  })
  return { writes: ['signedSums'], program }
}

/** δ of every task at the representation, for the Gramian there. */
export function representationCotangents(training: Training): Pass {
  const { net } = training
  const source = fromHeads(training, 'perTask')
  const program = defineProgram({
    name: 'cotangents at the representation',
    inputs: { parameters: net.parameters, ...source.inputs },
    texels: net.tasks * net.runs * net.batch * net.representationStride,
    functions: source.functions,
    body: `${unravel([
      ['s', net.tasks],
      ['r', net.runs],
      ['b', net.batch],
      ['j', net.representationStride],
    ])}
  return arriving(s, r, b, j);`,
  })
  return { writes: ['representation'], program }
}

/**
 * One backward pass for every task of every run.
 *
 *     e_l = δ_l ⊙ φ'(z_l) ⊙ drop,      δ_{l−1} = e_l W_lᵀ
 *
 * | writes             | texels              | what                                             |
 * | ------------------ | ------------------- | ------------------------------------------------ |
 * | `hiddenSlope`m     | T · R · B · w_m / 4 | e of a head's hidden layer, always per task      |
 * | `slope`l           | S · R · B · n_l / 4 | ∂ loss / ∂ (output of the linear part of layer l)|
 * | `representation`   | T · R · B · H / 4   | δ at the representation, for its Gramian only    |
 * | `signedSums`       | T · R · H / 4       | Σ_b sign(z) δ at the representation, for its vote |
 * with batch norm, where `slope`l follows from ∂ loss / ∂ (γ ẑ + β) and two sums of it:
 * | `shiftedSlope`l    | S · R · B · n_l / 4 | ∂ loss / ∂ (γ ẑ + β)                             |
 * | `slopeSums`l       | S · R · n_l / 4 · 2 | Σ_b of it (∂β) and Σ_b of it times ẑ (∂γ)        |
 *
 * S = T when each task's gradient is wanted. Where the weights are known beforehand they multiply
 * at the representation, S is 1, and the trunk's backward costs what one task costs.
 */
import { PCG4D_GLSL } from '../../core/numerics/random'
import { activationFunctions, backwardProduct, slopeNeedsInput } from './glsl'
import { cotangentTexels, deltaFunction, headInput, headLinear, headStart, hiddenTexels } from './heads'
import type { Net } from './net'
import { columnMask, defineProgram, type Pass, type Program, type Size, sizeOf, unravel } from './program'
import { AGGREGATE, settingsFunctions } from './settings'
import {
  below,
  dropoutFunction,
  layerTexels,
  linearFunction,
  momentTexels,
  normFunctions,
  type Training,
} from './trunk'
import { VOTE } from './vote'

export type Flow = 'weighted' | 'perTask'

export const flowTasks = (net: Net, flow: Flow): number => (flow === 'weighted' ? 1 : net.tasks)
export const slopeTexels = (net: Net, flow: Flow, layer: number): Size =>
  sizeOf(flowTasks(net, flow) * net.runs * net.batch * net.trunk[layer].stride)
export const slopeSumTexels = (net: Net, flow: Flow, layer: number): Size =>
  sizeOf(flowTasks(net, flow) * net.runs * net.trunk[layer].stride * 2)

/** Hidden layers of the heads, last to first. */
export function hiddenBackward({ net, place }: Training): Pass[] {
  return net.hidden
    .map((dense, m) => {
      const above = headAbove(net, m + 1)
      const source = slopeNeedsInput(net.spec.activation) ? headInput(net, place, m) : { inputs: {}, functions: '' }
      const tape = `hidden${m}`
      const at = `((t * ${net.runs} + r) * ${net.batch} + b) * ${dense.stride} + j`
      const slope = slopeNeedsInput(net.spec.activation)
        ? 'vec4 z = headLinear(t, r, b, j);\n  return product * slope(z, activate(z))'
        : `vec4 a = ${tape}(${at});\n  return product * slope(vec4(0.0), a)`
      const program = defineProgram({
        name: `heads hidden ${m} backward`,
        inputs: {
          parameters: net.parameters,
          ...above.inputs,
          ...source.inputs,
          ...(slopeNeedsInput(net.spec.activation) ? {} : { [tape]: hiddenTexels(net, place, m) }),
        },
        texels: hiddenTexels(net, place, m).texels,
        functions: `${activationFunctions(net.spec.activation)}\n${above.functions}
${slopeNeedsInput(net.spec.activation) ? `${source.functions}\n${headLinear(net, dense)}` : ''}`,
        body: `${unravel([
          ['t', net.tasks],
          ['r', net.runs],
          ['b', net.batch],
          ['j', dense.stride],
        ])}
  vec4 product = vec4(0.0);
  int head = ${headStart(net)};
  ${backwardProduct(above.dense, `head + ${above.dense.weight}`, 'j', (k) => `above(t, r, b, ${k})`)}
  ${slope} * ${columnMask(dense.columns, 'j')};`,
      })
      return { writes: `hiddenSlope${m}`, program }
    })
    .reverse()
}

/** Layer m of the heads (m = hidden count: the output layer) and `vec4 above(t, r, b, k)`, its e. */
function headAbove(net: Net, m: number) {
  const above = 'vec4 above(int t, int r, int b, int k)'
  if (m === net.hidden.length) {
    return {
      dense: net.output,
      inputs: { cotangent: cotangentTexels(net) },
      functions: `${deltaFunction(net)}\n${above} { return delta(t, r, b, k); }`,
    }
  }
  const dense = net.hidden[m]
  const name = `hiddenSlope${m}`
  return {
    dense,
    inputs: { [name]: sizeOf(net.tasks * net.runs * net.batch * dense.stride) } as Record<string, Size>,
    functions: `${above} { return ${name}(((t * ${net.runs} + r) * ${net.batch} + b) * ${dense.stride} + k); }`,
  }
}

/**
 * δ at the representation: `vec4 arriving(int s, int r, int b, int j)`, s the slice of the flow. `votes`: runs whose
 * aggregate it is let pass of each task's δ what the vote over `signedSums` says.
 */
function fromHeads({ net, plan }: Training, flow: Flow, votes = false) {
  const { dense, inputs, functions } = headAbove(net, 0)
  const product = `int head = ${headStart(net)};
  ${backwardProduct(dense, `head + ${dense.weight}`, 'j', (k) => `above(t, r, b, ${k})`)}`
  const body =
    flow === 'perTask'
      ? `vec4 product = vec4(0.0); int t = s;\n  ${product}\n  return product;`
      : `vec4 total = vec4(0.0);
  ${votes ? countVotes(net) : ''}
  for (int t = 0; t < ${net.tasks}; t++) {
  float weight = weights(t * ${net.runs} + r).x;
  // Not a saving alone: an inactive task's derivative may be infinite, and 0 times that would not vanish.
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

/** The votes about a texel's units, as `sum` and `size`. */
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

/** Σ_b sign(z_b) δ_tb at the representation, [T, R, H]: with what the tasks vote there. */
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
  return { writes: 'signedSums', program }
}

/** δ that layer `layer + 1` sends down to `layer`. */
function fromLayer(net: Net, flow: Flow, layer: number) {
  const dense = net.trunk[layer + 1]
  const name = `slope${layer + 1}`
  return {
    inputs: { [name]: slopeTexels(net, flow, layer + 1) } as Record<string, Size>,
    functions: `vec4 arriving(int s, int r, int b, int j) {
  vec4 product = vec4(0.0);
  int from = ((s * ${net.runs} + r) * ${net.batch} + b) * ${dense.stride};
  ${backwardProduct(dense, `r * ${net.row} + ${dense.weight}`, 'j', (k) => `${name}(from + ${k})`)}
  return product;
}`,
  }
}

/** The trunk, last layer to first. `votes`: with the vote at the representation, of the weighted flow. */
export function trunkBackward(training: Training, flow: Flow, votes = false): Pass[] {
  const { net } = training
  const layers = net.trunk.map((_, layer) => {
    const top = layer === net.depth - 1
    const arriving = top ? fromHeads(training, flow, votes) : fromLayer(net, flow, layer)
    const writes = net.spec.batchNorm === null ? `slope${layer}` : `shiftedSlope${layer}`
    const pass = { writes, program: activationBackward(training, flow, layer, arriving, votes && top) }
    return net.spec.batchNorm === null ? [pass] : [pass, ...normBackward(net, flow, layer, pass.program.output)]
  })
  return layers.reverse().flat()
}

type Source = { readonly inputs: Readonly<Record<string, Size>>; readonly functions: string }

function activationBackward(training: Training, flow: Flow, layer: number, arriving: Source, votes: boolean): Program {
  const { net, plan, place } = training
  const { spec } = net
  const dense = net.trunk[layer]
  const tape = tapeOf(training, layer)
  const draws: Source =
    spec.dropout || votes
      ? { inputs: { settings: plan.settings }, functions: `${settingsFunctions(plan)}\n${PCG4D_GLSL}` }
      : { inputs: {}, functions: '' }
  const drawn = `${draws.functions}\n${spec.dropout ? dropoutFunction(net) : ''}\n${votes ? VOTE : ''}`
  return defineProgram({
    name: `trunk ${layer} backward, ${flow}${votes ? ', voted' : ''}`,
    inputs: { parameters: net.parameters, ...arriving.inputs, ...tape.inputs, ...draws.inputs },
    texels: slopeTexels(net, flow, layer).texels,
    functions: `${activationFunctions(spec.activation)}\n${drawn}\n${arriving.functions}\n${tape.functions}`,
    body: `${unravel([
      ['s', flowTasks(net, flow)],
      ['r', net.runs],
      ['b', net.batch],
      ['j', dense.stride],
    ])}
  vec4 product = arriving(s, r, b, j);
  ${spec.dropout ? `vec4 factor = kept(${layer}, r, b, j);` : ''}
  ${tape.slope(`activation${layer}((r * ${place.rows} + b) * ${dense.stride} + j)`)}
  return product * gain * ${columnMask(dense.columns, 'j')}${spec.dropout ? ' * factor' : ''};`,
  })
}

/**
 * φ' from what the tape has. Kept activations were scaled by 1 / (1 − p) and are scaled back;
 * of dropped ones nothing is left, nor is it needed, since `factor` is 0 there.
 */
function tapeOf({ net, place }: Training, layer: number): Source & { slope(activation: string): string } {
  const { spec } = net
  if (!slopeNeedsInput(spec.activation)) {
    const whole = (a: string) => (spec.dropout ? `${a} / max(factor, vec4(1.0))` : a)
    return {
      inputs: { [`activation${layer}`]: layerTexels(net, place, layer) },
      functions: '',
      slope: (a) => `vec4 gain = slope(vec4(0.0), ${whole(a)});`,
    }
  }
  if (spec.batchNorm !== null) {
    return {
      inputs: { [`linear${layer}`]: layerTexels(net, place, layer), [`moments${layer}`]: momentTexels(net, layer) },
      functions: normFunctions(net, layer),
      slope: () => 'vec4 z = shifted(r, j, normalised(r, b, j)); vec4 gain = slope(z, activate(z));',
    }
  }
  const source = below(net, place, layer)
  return {
    inputs: source.inputs,
    functions: `${source.functions}\n${linearFunction(net, layer, 'r')}`,
    slope: () => 'vec4 z = linearPart(r, b, j); vec4 gain = slope(z, activate(z));',
  }
}

/** ∂l/∂z = γ / σ (e − mean_b e − ẑ mean_b(e ẑ)). */
function normBackward(net: Net, flow: Flow, layer: number, shifted: Size): Pass[] {
  const { stride, gamma, columns } = net.trunk[layer]
  const name = `shiftedSlope${layer}`
  const norm: Record<string, Size> = {
    [`linear${layer}`]: sizeOf(net.runs * net.batch * stride),
    [`moments${layer}`]: momentTexels(net, layer),
    parameters: net.parameters,
  }
  const slices = flowTasks(net, flow)
  const sums = defineProgram({
    name: `trunk ${layer} norm sums, ${flow}`,
    inputs: { [name]: shifted, ...norm },
    texels: slopeSumTexels(net, flow, layer).texels,
    functions: normFunctions(net, layer),
    body: `${unravel([
      ['s', slices],
      ['r', net.runs],
      ['j', stride],
      ['which', 2],
    ])}
  vec4 sum = vec4(0.0);
  for (int b = 0; b < ${net.batch}; b++) {
    vec4 e = ${name}(((s * ${net.runs} + r) * ${net.batch} + b) * ${stride} + j);
    sum += which == 0 ? e : e * normalised(r, b, j);
  }
  return sum;`,
  })
  const slope = defineProgram({
    name: `trunk ${layer} norm backward, ${flow}`,
    inputs: { [name]: shifted, [`slopeSums${layer}`]: sums.output, ...norm },
    texels: slopeTexels(net, flow, layer).texels,
    functions: normFunctions(net, layer),
    body: `${unravel([
      ['s', slices],
      ['r', net.runs],
      ['b', net.batch],
      ['j', stride],
    ])}
  int sums = ((s * ${net.runs} + r) * ${stride} + j) * 2;
  vec4 centred = ${name}(index) - slopeSums${layer}(sums) / float(${net.batch})
    - normalised(r, b, j) * slopeSums${layer}(sums + 1) / float(${net.batch});
  return parameters(r * ${net.row} + ${gamma} + j) / deviation(r, j) * centred * ${columnMask(columns, 'j')};`,
  })
  return [
    { writes: `slopeSums${layer}`, program: sums },
    { writes: `slope${layer}`, program: slope },
  ]
}

/** δ at the representation of every task, for the Gramian over it. */
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
  return { writes: 'representation', program }
}

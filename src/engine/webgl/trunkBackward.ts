/**
 * Backward pass through the trunk, for all runs together.
 *
 *     e_l = δ_l ⊙ φ'(z_l) ⊙ drop,      δ_{l−1} = e_l W_lᵀ
 *
 * | writes             | texels              | what                                             |
 * | ------------------ | ------------------- | ------------------------------------------------ |
 * | `slope`l           | S · R · B · n_l / 4 | ∂ loss / ∂ (output of the linear part of layer l)|
 * with batch norm, where `slope`l follows from ∂ loss / ∂ (γ ẑ + β) and two sums of it:
 * | `shiftedSlope`l    | S · R · B · n_l / 4 | ∂ loss / ∂ (γ ẑ + β)                             |
 * | `slopeSums`l       | S · R · n_l / 4 · 2 | Σ_b of it (∂β) and Σ_b of it times ẑ (∂γ)        |
 *
 * S = T if the gradient of each task is needed. If the weights are known before, δ is summed with them at the
 * representation. Then S = 1, and the pass costs as much as one task.
 */
import { PCG4D_GLSL } from '../../core/numerics/random'
import { activationFunctions, backwardProduct, slopeNeedsInput } from './glsl'
import type { Net } from './net'
import { columnMask, defineProgram, type Pass, type Program, type Size, type Source, sizeOf, unravel } from './program'
import { type Flow, flowTasks, fromHeads } from './representation'
import { settingsFunctions } from './settings'
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

export const slopeTexels = (net: Net, flow: Flow, layer: number): Size =>
  sizeOf(flowTasks(net, flow) * net.runs * net.batch * net.trunk[layer].stride)
export const slopeSumTexels = (net: Net, flow: Flow, layer: number): Size =>
  sizeOf(flowTasks(net, flow) * net.runs * net.trunk[layer].stride * 2)

/** δ that `layer` receives from layer `layer + 1`. */
function fromLayer(net: Net, flow: Flow, layer: number): Source {
  const dense = net.trunk[layer + 1]
  const name = `slope${layer + 1}`
  return {
    inputs: { [name]: slopeTexels(net, flow, layer + 1) },
    functions: `vec4 arriving(int s, int r, int b, int j) {
  vec4 product = vec4(0.0);
  int from = ((s * ${net.runs} + r) * ${net.batch} + b) * ${dense.stride};
  ${backwardProduct(dense, `r * ${net.row} + ${dense.weight}`, 'j', (k) => `${name}(from + ${k})`)}
  return product;
}`,
  }
}

/** Passes of the trunk, last layer to first. `votes`: with the vote at the representation (weighted flow only). */
export function trunkBackward(training: Training, flow: Flow, votes = false): Pass[] {
  const { net } = training
  const layers = net.trunk.map((_, layer) => {
    const top = layer === net.depth - 1
    const arriving = top ? fromHeads(training, flow, votes) : fromLayer(net, flow, layer)
    const writes = net.spec.batchNorm === null ? `slope${layer}` : `shiftedSlope${layer}`
    const pass = { writes: [writes], program: activationBackward(training, flow, layer, arriving, votes && top) }
    return net.spec.batchNorm === null ? [pass] : [pass, ...normBackward(net, flow, layer, pass.program.output)]
  })
  return layers.reverse().flat()
}

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
 * φ' from what the tape holds. Dropout multiplied the kept activations by 1 / (1 − p), so they are divided by it again.
 * Dropped activations are lost, but they are not needed: `factor` is 0 there.
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
    { writes: [`slopeSums${layer}`], program: sums },
    { writes: [`slope${layer}`], program: slope },
  ]
}

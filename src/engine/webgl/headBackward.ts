/**
 * Backward pass through the hidden layers of the heads, for every task of every run.
 *
 *     e_m = δ_m ⊙ φ'(z_m),      δ_{m−1} = e_m V_mᵀ
 *
 * | writes             | texels              | what                                             |
 * | ------------------ | ------------------- | ------------------------------------------------ |
 * | `hiddenSlope`m     | J · R · B · w_m / 4 | e of a head's hidden layer                       |
 *
 * J is T without products: `branches.ts`.
 */
import { headOf, ways } from './branches'
import { activationFunctions, backwardProduct, slopeNeedsInput } from './glsl'
import { cotangentTexels, deltaFunction, headInput, headLinear, headStart, hiddenTexels } from './heads'
import type { Dense, Net } from './net'
import { columnMask, defineProgram, type Pass, type Size, type Source, sizeOf, unravel } from './program'
import type { Training } from './trunk'

export const hiddenSlopeTexels = (net: Net, m: number): Size =>
  sizeOf(ways(net) * net.runs * net.batch * net.hidden[m].stride)

/** Passes of the hidden layers, last to first. */
export function hiddenBackward({ net, place }: Training): Pass[] {
  const way = net.branches.length === 0 ? 't' : 'way'
  return net.hidden
    .map((dense, m) => {
      const above = headAbove(net, m + 1)
      const source: Source = slopeNeedsInput(net.spec.activation)
        ? headInput(net, place, m)
        : { inputs: {}, functions: '' }
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
        texels: hiddenSlopeTexels(net, m).texels,
        functions: `${activationFunctions(net.spec.activation)}\n${above.functions}
${slopeNeedsInput(net.spec.activation) ? `${source.functions}\n${headLinear(net, dense)}` : ''}`,
        body: `${unravel([
          [way, ways(net)],
          ['r', net.runs],
          ['b', net.batch],
          ['j', dense.stride],
        ])}
  ${way === 't' ? '' : `int t = ${headOf(net, 'way')};`}
  vec4 product = vec4(0.0);
  int head = ${headStart(net)};
  ${backwardProduct(above.dense, `head + ${above.dense.weight}`, 'j', (k) => `above(${way}, r, b, ${k})`)}
  ${slope} * ${columnMask(dense.columns, 'j')};`,
      })
      return { writes: [`hiddenSlope${m}`], program }
    })
    .reverse()
}

/**
 * Layer m of the heads (the output layer if m is the number of hidden layers), with the function `vec4 above(t, r, b,
 * k)` that reads its e.
 */
export function headAbove(net: Net, m: number): Source & { readonly dense: Dense } {
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
    inputs: { [name]: hiddenSlopeTexels(net, m) },
    functions: `${above} { return ${name}(((t * ${net.runs} + r) * ${net.batch} + b) * ${dense.stride} + k); }`,
  }
}

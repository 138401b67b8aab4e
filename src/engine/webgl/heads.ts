/**
 * All heads of all runs together, with the derivative of the losses in the same pass.
 *
 *     h_m = φ(h_{m−1} V_m + c_m),   z = h V + c,   δ = ∂l/∂z · [labelled] / labelled rows
 *
 * | writes        | texels                    | what                                                |
 * | ------------- | ------------------------- | --------------------------------------------------- |
 * | `hidden`m     | T · R · B · w_m / 4       | hidden layers of the heads                          |
 * | `cotangent`   | J · R · B · (K + 1) / 4   | δ of the K widest outputs; in column K the sample's |
 * |               |                           | share of the batch loss, so that it costs no pass   |
 * | `sums`        | T · R · rows / chunk      | inference: sum of losses (x) and of scores (y)      |
 * | `logits`      | T · R · rows · K / 4      | inference: z                                        |
 *
 * J is T without products (`branches.ts`). Of a product, z in the loss is the logit of the product, except on the test
 * split; `logits` are those of its own head.
 */
import { givenOf, LOGIT, ownerOf, SLOPE, ways } from './branches'
import { activationFunctions, forwardProduct } from './glsl'
import { arrayLength, lossFunctions } from './losses'
import type { Dense, Net } from './net'
import { columnMask, defineProgram, type Pass, type Program, type Size, type Source, sizeOf, unravel } from './program'
import { type SettingsPlan, settingsFunctions } from './settings'
import { INFERENCE_UNIFORMS, layerTexels, type Place, rowFunction, type Training } from './trunk'

export const hiddenTexels = (net: Net, place: Place, m: number): Size =>
  sizeOf(net.tasks * place.runs * place.rows * net.hidden[m].stride)
export const cotangentTexels = (net: Net): Size => sizeOf(ways(net) * net.runs * net.batch * net.cotangentStride)

/**
 * `vec4 fed(int t, int r, int b, int g)` reads the input of layer m of a head (the output layer if m is the number of
 * hidden layers). `name` replaces `fed` in programs that read the inputs of several layers.
 */
export function headInput(net: Net, place: Place, m: number, name = 'fed'): Source {
  const fed = `vec4 ${name}(int t, int r, int b, int g)`
  if (m === 0) {
    const tape = `activation${net.depth - 1}`
    return {
      inputs: { [tape]: layerTexels(net, place, net.depth - 1) },
      functions: `${fed} { return ${tape}((r * ${place.rows} + b) * ${net.representationStride} + g); }`,
    }
  }
  const tape = `hidden${m - 1}`
  const from = `((t * ${place.runs} + r) * ${place.rows} + b) * ${net.hidden[m - 1].stride}`
  return {
    inputs: { [tape]: hiddenTexels(net, place, m - 1) },
    functions: `${fed} { return ${tape}(${from} + g); }`,
  }
}

/** Texel at which a head of a run starts. */
export const headStart = (net: Net, run = 'r', head = 't'): string =>
  `(${run} * ${net.row} + ${net.trunkRow} + ${head} * ${net.headRow})`

export function hiddenForward(net: Net, place: Place): Pass[] {
  const training = place.gather
  const run = training ? 'r' : '(r + run)'
  return net.hidden.map((dense, m) => {
    const source = headInput(net, place, m)
    const program = defineProgram({
      name: `heads hidden ${m}`,
      inputs: { parameters: net.parameters, ...source.inputs },
      uniforms: training ? [] : INFERENCE_UNIFORMS,
      texels: hiddenTexels(net, place, m).texels,
      functions: `${activationFunctions(net.spec.activation)}\n${source.functions}\n${headLinear(net, dense, run)}`,
      body: `${unravel([
        ['t', net.tasks],
        ['r', place.runs],
        ['b', place.rows],
        ['j', dense.stride],
      ])}
  return activate(headLinear(t, r, b, j)) * ${columnMask(dense.columns, 'j')};`,
    })
    return { writes: [`hidden${m}`], program }
  })
}

export const headLinear = (net: Net, dense: Dense, run = 'r'): string => `
vec4 headLinear(int t, int r, int b, int j) {
  int head = ${headStart(net, run)};
  vec4 z = parameters(head + ${dense.bias} + j);
  ${forwardProduct(dense, `head + ${dense.weight}`, 'j', (g) => `fed(t, r, b, ${g})`)}
  return z;
}`

/** Puts the logit of the product in the place of the first output of a task that is one. Needs `LOGIT`. */
const joined = (net: Net): string => `
  int given = ${givenOf(net, 't')};
  float own = z[0].x; float beside = 0.0;
  if (given >= 0) { beside = headLinear(given, r, b, 0).x; z[0].x = productLogit(own, beside); }`

/**
 * Loads all logits and targets of a sample into arrays. For a softmax, a texel of δ needs all logits. `joins`: the logits
 * of tasks that are products are those of the product.
 */
function samples(net: Net, place: Place, run: string, joins: boolean): Source & { readonly load: string } {
  const source = headInput(net, place, net.hidden.length)
  const rows = rowFunction(place)
  const targets = { targets: targetTexels(net, place) }
  const mask = `[${net.targetWidth & 3}]`
  return {
    inputs: { parameters: net.parameters, ...source.inputs, ...rows.inputs, ...targets },
    functions: `${source.functions}\n${rows.functions}\n${headLinear(net, net.output, run)}${joins ? `\n${LOGIT}\n${SLOPE}` : ''}`,
    load: `
  int label = (t * ${dataRows(net, place)} + rowOf(r, b)) * ${net.targetStride};
  bool known = targets(label + ${net.targetWidth >> 2})${mask} > 0.5;
  vec4 z[${arrayLength(net.widest)}]; vec4 y[${arrayLength(net.targetWidth)}];
  for (int i = 0; i < ${arrayLength(net.widest)}; i++) z[i] = headLinear(t, r, b, i);${joins ? joined(net) : ''}
  for (int i = 0; i < ${arrayLength(net.targetWidth)}; i++) y[i] = targets(label + i);`,
  }
}

const dataRows = (net: Net, place: Place): number => Math.floor(place.inputs.texels / net.inputStride)
/** [T, N, targets and mask]. */
const targetTexels = (net: Net, place: Place): Size => sizeOf(net.tasks * dataRows(net, place) * net.targetStride)

export function headLosses({ net, plan, place }: Training): Pass {
  const products = net.branches.length > 0
  const sample = samples(net, place, 'r', products)
  const lossTexel = net.widest >> 2
  const program = defineProgram({
    name: 'heads and losses',
    inputs: { ...sample.inputs, settings: plan.settings },
    texels: cotangentTexels(net).texels,
    functions: `${settingsFunctions(plan)}\n${lossFunctions(net)}\n${sample.functions}`,
    body: `${unravel([
      [products ? 'way' : 't', ways(net)],
      ['r', net.runs],
      ['b', net.batch],
      ['k', net.cotangentStride],
    ])}
  ${products ? `int t = ${ownerOf(net, 'way')};` : ''}
  ${sample.load}
  if (!known) return vec4(0.0);
  float share = labelled(t, r).x;
  vec4 slope = lossSlope(t, z, y, k) * share;
  ${products ? 'if (given >= 0 && k == 0) slope.x *= way == t ? productSlope(own, beside) : productSlope(beside, own);' : ''}
  if (k == ${lossTexel}${products ? ' && way == t' : ''}) slope[${net.widest & 3}] = lossValue(t, z, y) * share;
  return slope;`,
  })
  return { writes: ['cotangent'], program }
}

/** `vec4 delta(int t, int r, int b, int k)`: δ without the loss that is stored beside it. */
export const deltaFunction = (net: Net): string => `
vec4 delta(int t, int r, int b, int k) {
  return cotangent(((t * ${net.runs} + r) * ${net.batch} + b) * ${net.cotangentStride} + k) * ${columnMask(net.widest, 'k')};
}`

/** Sums over chunks of `chunk` rows. Rows behind the end of the data are left out. `joins` as in `samples`. */
export function headSums(net: Net, plan: SettingsPlan, place: Place, chunk: number, joins: boolean): Program {
  const sample = samples(net, place, '(r + run)', joins && net.branches.length > 0)
  const chunks = Math.ceil(place.rows / chunk)
  return defineProgram({
    name: 'heads evaluated',
    inputs: { ...sample.inputs, settings: plan.settings },
    uniforms: INFERENCE_UNIFORMS,
    texels: net.tasks * place.runs * chunks,
    functions: `${settingsFunctions(plan)}\n${lossFunctions(net)}\n${sample.functions}`,
    body: `${unravel([
      ['t', net.tasks],
      ['r', place.runs],
      ['c', chunks],
    ])}
  vec4 sum = vec4(0.0);
  int end = min(min((c + 1) * ${chunk}, ${place.rows}), ${dataRows(net, place)} - first);
  for (int b = c * ${chunk}; b < end; b++) {
    ${sample.load}
    if (known) sum += vec4(lossValue(t, z, y), lossScore(t, z, y), 0.0, 0.0);
  }
  return sum;`,
  })
}

/** `ofOne`: of the head of the uniform `task` alone. */
export function headLogits(net: Net, place: Place, ofOne: boolean): Program {
  const source = headInput(net, place, net.hidden.length)
  return defineProgram({
    name: ofOne ? 'one head predicted' : 'heads predicted',
    inputs: { parameters: net.parameters, ...source.inputs },
    uniforms: ofOne ? [...INFERENCE_UNIFORMS, 'task'] : INFERENCE_UNIFORMS,
    texels: (ofOne ? 1 : net.tasks) * place.runs * place.rows * net.output.stride,
    functions: `${source.functions}\n${headLinear(net, net.output, '(r + run)')}`,
    body: `${unravel([
      ['t', ofOne ? 1 : net.tasks],
      ['r', place.runs],
      ['b', place.rows],
      ['k', net.output.stride],
    ])}
  return headLinear(${ofOne ? 'task' : 't'}, r, b, k);`,
  })
}

/**
 * Forward pass through the trunk for all runs together: one pass for each layer, three with batch norm.
 *
 *     a_l = drop(φ(norm(a_{l−1} W_l + b_l)))
 *
 * | writes        | texels          | what                                                       |
 * | ------------- | --------------- | ---------------------------------------------------------- |
 * | `activation`l | R · B · n_l / 4 | a_l, after dropout                                         |
 * | `linear`l     | R · B · n_l / 4 | a_{l−1} W_l + b_l; with batch norm only                    |
 * | `moments`l    | R · n_l / 4 · 2 | batch mean, then batch variance (biased); with norm only   |
 *
 * The tape keeps a_l, not z_l. If the derivative of an activation needs z (GELU), the backward pass computes z again.
 * That doubles the arithmetic of the pass, but adds no pass and no memory. With batch norm the linear part is on the
 * tape anyway, so it costs nothing.
 */
import { PCG4D_GLSL, PURPOSE } from '../../core/numerics/random'
import { activationFunctions, forwardProduct } from './glsl'
import type { Net, TrunkLayer } from './net'
import { columnMask, defineProgram, type Pass, type Size, type Source, sizeOf, unravel } from './program'
import { type SettingsPlan, settingsFunctions } from './settings'

/** The rows that a forward pass takes. */
export interface Place {
  readonly runs: number
  /** Rows of a run. */
  readonly rows: number
  /** True: the rows are listed in `rows` (a batch). False: they are `first` + 0, 1, 2, … of `inputs`. */
  readonly gather: boolean
  readonly inputs: Size
}

export interface Training {
  readonly net: Net
  readonly plan: SettingsPlan
  readonly place: Place
}

/** Uniforms of programs that do not train: the first run and the first row. */
export const INFERENCE_UNIFORMS = ['run', 'first'] as const

export const layerTexels = (net: Net, place: Place, layer: number): Size =>
  sizeOf(place.runs * place.rows * net.trunk[layer].stride)
export const momentTexels = (net: Net, layer: number): Size => sizeOf(net.runs * net.trunk[layer].stride * 2)

/** `vec4 below0(int r, int b, int group)`, with the number of the layer in its name, reads the layer's input. */
export function below(net: Net, place: Place, layer: number): Source {
  if (layer > 0) {
    const name = `activation${layer - 1}`
    const stride = net.trunk[layer - 1].stride
    return {
      inputs: { [name]: layerTexels(net, place, layer - 1) },
      functions: `vec4 below${layer}(int r, int b, int g) { return ${name}((r * ${place.rows} + b) * ${stride} + g); }`,
    }
  }
  const data = rowFunction(place)
  return {
    inputs: { inputs: place.inputs, ...data.inputs },
    functions: `${data.functions}
vec4 below0(int r, int b, int g) { return inputs(rowOf(r, b) * ${net.inputStride} + g); }`,
  }
}

/** `int rowOf(int r, int b)`: the row of the data that a row of the batch stands for. */
export function rowFunction(place: Place): Source {
  if (!place.gather) return { inputs: {}, functions: 'int rowOf(int r, int b) { return first + b; }' }
  return {
    inputs: { rows: sizeOf(Math.ceil((place.runs * place.rows) / 4)) },
    functions: `int rowOf(int r, int b) { int i = r * ${place.rows} + b; return int(rows(i >> 2)[i & 3]); }`,
  }
}

/**
 * `vec4 kept(int layer, int r, int b, int j)`: 1 / (1 − p) for kept units, 0 for dropped ones. The four words of one
 * draw decide on the four units of a texel. Needs `settingsFunctions` and `PCG4D_GLSL`.
 */
export const dropoutFunction = (net: Net): string => `
vec4 kept(int layer, int r, int b, int j) {
  float p = dropoutOf(r);
  uvec4 bits = pcg4d(uvec4(seedOf(r), ${PURPOSE.dropout}u, stepNumber(), uint(${dropoutLane(net)}))) >> 8u;
  return vec4(greaterThanEqual(vec4(bits) / 16777216.0, vec4(p))) / (1.0 - p);
}`

const dropoutLane = (net: Net): string =>
  `(layer * ${net.batch} + b) * ${Math.max(...net.trunk.map((layer) => layer.stride))} + j`

/** `vec4 linearPart(int r, int b, int j)` = x W + b of a trunk layer. `from` is the text of the run's index. */
export const linearFunction = (net: Net, layer: number, from: string): string => {
  const dense = net.trunk[layer]
  return `vec4 linearPart(int r, int b, int j) {
  int row = ${from} * ${net.row};
  vec4 z = parameters(row + ${dense.bias} + j);
  ${forwardProduct(dense, `row + ${dense.weight}`, 'j', (g) => `below${layer}(r, b, ${g})`)}
  return z;
}`
}

const ACTIVE = (dense: TrunkLayer) => columnMask(dense.columns, 'j')

/** Training mode: batch statistics, dropout. */
export function trainingForward({ net, plan, place }: Training): Pass[] {
  const { spec } = net
  return net.trunk.flatMap((dense, layer) => {
    const source = below(net, place, layer)
    const linear = `${source.functions}\n${linearFunction(net, layer, 'r')}`
    const axes = unravel([
      ['r', net.runs],
      ['b', net.batch],
      ['j', dense.stride],
    ])
    const drops = spec.dropout ? `\n${settingsFunctions(plan)}\n${PCG4D_GLSL}${dropoutFunction(net)}` : ''
    const settings: Record<string, Size> = spec.dropout ? { settings: plan.settings } : {}
    const finish = `activate(z) * ${ACTIVE(dense)}${spec.dropout ? ` * kept(${layer}, r, b, j)` : ''}`
    const activation = `activation${layer}`
    const size = layerTexels(net, place, layer).texels
    if (spec.batchNorm === null) {
      const program = defineProgram({
        name: `trunk ${layer} forward`,
        inputs: { parameters: net.parameters, ...source.inputs, ...settings },
        texels: size,
        functions: `${activationFunctions(spec.activation)}\n${linear}${drops}`,
        body: `${axes}\n  vec4 z = linearPart(r, b, j);\n  return ${finish};`,
      })
      return [{ writes: [activation], program }]
    }
    const linearPass = defineProgram({
      name: `trunk ${layer} linear`,
      inputs: { parameters: net.parameters, ...source.inputs },
      texels: size,
      functions: linear,
      body: `${axes}\n  return linearPart(r, b, j);`,
    })
    const activate = defineProgram({
      name: `trunk ${layer} normalise`,
      inputs: {
        parameters: net.parameters,
        [`linear${layer}`]: linearPass.output,
        [`moments${layer}`]: momentTexels(net, layer),
        ...settings,
      },
      texels: size,
      functions: `${activationFunctions(spec.activation)}\n${normFunctions(net, layer)}${drops}`,
      body: `${axes}\n  vec4 z = shifted(r, j, normalised(r, b, j));\n  return ${finish};`,
    })
    return [
      { writes: [`linear${layer}`], program: linearPass },
      { writes: [`moments${layer}`], program: momentsProgram(net, layer, linearPass.output) },
      { writes: [activation], program: activate },
    ]
  })
}

/**
 * Batch mean and biased variance of each unit, in two sweeps, because the formula with one sweep cancels in float32.
 */
function momentsProgram(net: Net, layer: number, linear: Size) {
  const { stride } = net.trunk[layer]
  return defineProgram({
    name: `trunk ${layer} moments`,
    inputs: { [`linear${layer}`]: linear },
    texels: momentTexels(net, layer).texels,
    body: `${unravel([
      ['r', net.runs],
      ['j', stride],
      ['which', 2],
    ])}
  int from = r * ${net.batch * stride} + j;
  vec4 sum = vec4(0.0);
  for (int b = 0; b < ${net.batch}; b++) sum += linear${layer}(from + b * ${stride});
  vec4 mean = sum / float(${net.batch});
  if (which == 0) return mean;
  vec4 squares = vec4(0.0);
  for (int b = 0; b < ${net.batch}; b++) {
    vec4 d = linear${layer}(from + b * ${stride}) - mean;
    squares += d * d;
  }
  return squares / float(${net.batch});`,
  })
}

/**
 * `normalised(r, b, j)` = (z − mean) / σ, `shifted(r, j, z)` = γ z + β, `deviation(r, j)` = σ. Needs the inputs
 * `linear` and `moments` of the layer, and `parameters`.
 */
export function normFunctions(net: Net, layer: number): string {
  const dense = net.trunk[layer]
  const epsilon = net.spec.batchNorm?.epsilon ?? 0
  return `
vec4 deviation(int r, int j) { return sqrt(moments${layer}((r * ${dense.stride} + j) * 2 + 1) + ${epsilon.toExponential()}); }
vec4 normalised(int r, int b, int j) {
  vec4 z = linear${layer}((r * ${net.batch} + b) * ${dense.stride} + j);
  return (z - moments${layer}((r * ${dense.stride} + j) * 2)) / deviation(r, j);
}
vec4 shifted(int r, int j, vec4 z) {
  return parameters(r * ${net.row} + ${dense.gamma} + j) * z + parameters(r * ${net.row} + ${dense.beta} + j);
}`
}

/** Inference mode: running statistics, no dropout, one pass for each layer. */
export function inferenceForward(net: Net, place: Place): Pass[] {
  return net.trunk.map((dense, layer) => {
    const source = below(net, place, layer)
    const norm = net.spec.batchNorm
    const normalise =
      norm === null
        ? ''
        : `int s = (r + run) * ${net.statisticRow};
  z = (z - statistics(s + ${dense.mean} + j)) / sqrt(statistics(s + ${dense.variance} + j) + ${norm.epsilon.toExponential()});
  z = parameters((r + run) * ${net.row} + ${dense.gamma} + j) * z + parameters((r + run) * ${net.row} + ${dense.beta} + j);`
    const statistics: Record<string, Size> = norm === null ? {} : { statistics: net.statistics }
    const program = defineProgram({
      name: `trunk ${layer} inference`,
      inputs: { parameters: net.parameters, ...source.inputs, ...statistics },
      uniforms: INFERENCE_UNIFORMS,
      texels: layerTexels(net, place, layer).texels,
      functions: `${activationFunctions(net.spec.activation)}\n${source.functions}\n${linearFunction(net, layer, '(r + run)')}`,
      body: `${unravel([
        ['r', place.runs],
        ['b', place.rows],
        ['j', dense.stride],
      ])}
  vec4 z = linearPart(r, b, j);
  ${normalise}
  return activate(z) * ${ACTIVE(dense)};`,
    })
    return { writes: [`activation${layer}`], program }
  })
}

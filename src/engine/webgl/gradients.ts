/**
 * Sums over the batch that turn the tape into gradients, for all blocks of a run's row together.
 *
 *     ∇W_l = Σ_b a_{l−1,b} e_{l,b}ᵀ,   ∇b_l = Σ_b e_{l,b},   ∇V_t = h_t Σ_b h_b δ_{t,b}ᵀ
 *
 * | writes          | texels           | what                                                     |
 * | --------------- | ---------------- | -------------------------------------------------------- |
 * | `taskGradients` | T · R · trunk    | g_t, the trunk's gradient of each task                   |
 * | `gradient`      | R · row          | Σ_t α_t g_t, or another direction made of g; then heads  |
 *
 * This takes one pass if the textures of the tape fit into one program (`sections.ts`), and then it is also the pass of
 * the update: the gradient is used where it is computed, and not stored. So the number of passes depends only on the
 * depth of the trunk and of the heads.
 */
import { combination, type Direction } from './combination'
import { hiddenSlopeTexels } from './headBackward'
import { cotangentTexels, deltaFunction, headInput } from './heads'
import type { Dense, Net } from './net'
import { type Pass, unravel } from './program'
import { type Flow, flowTasks } from './representation'
import { type Next, type Output, passesOver, type Section } from './sections'
import { below, type Training } from './trunk'
import { slopeSumTexels, slopeTexels } from './trunkBackward'

/** The trunk's gradient of each task. */
export function taskGradients(training: Training): Pass[] {
  const { net } = training
  const sections = net.trunk.flatMap((_, layer) => trunkSections(training, 'perTask', layer))
  return passesOver(net, sections, {
    writes: 'taskGradients',
    texels: net.taskGradients.texels,
    shared: {},
    axes: `${unravel([
      ['s', net.tasks],
      ['r', net.runs],
      ['p', net.trunkRow],
    ])} int t = 0;`,
  })
}

/**
 * The gradient of every run from a weighted backward pass, and what comes next. The weights are known before it.
 */
export function weightedGradient(training: Training, next: Next): Pass[] {
  return passesOver(training.net, weightedSections(training), runRow(training, 'gradient'), next)
}

/** The same, stored as one of the directions that runs may take. */
export function votedGradient(training: Training): Pass[] {
  return passesOver(training.net, weightedSections(training), runRow(training, 'voted'))
}

/**
 * The gradient of every run from the task gradients, and what comes next. `directions` are those that some run takes.
 */
export function combinedGradient(training: Training, directions: ReadonlySet<Direction>, next: Next): Pass[] {
  const { net, plan } = training
  const sections = [combination(net, plan, directions), ...headSections(training)]
  return passesOver(net, sections, runRow(training, 'gradient'), next)
}

const weightedSections = (training: Training): Section[] => [
  ...training.net.trunk.flatMap((_, layer) => trunkSections(training, 'weighted', layer)),
  ...headSections(training),
]

/** For every run the trunk, then the heads. */
function runRow({ net, plan }: Training, writes: 'gradient' | 'voted'): Output {
  return {
    writes,
    texels: net.parameters.texels,
    shared: { weights: plan.weights },
    axes: `${unravel([
      ['r', net.runs],
      ['p', net.row],
    ])} int s = 0;
  int t = max(0, (p - ${net.trunkRow}) / ${net.headRow});`,
  }
}

/** GLSL text that the two sums of a dense layer share, over its weight and its bias. */
interface BatchSum {
  readonly dense: Dense
  /** Texel of the row at which the trunk, or the layer's head, begins. */
  readonly origin: string
  /** Statements that `slope` needs. */
  readonly declare: string
  /** e of batch row `b` for the outputs of texel j. */
  readonly slope: (b: string) => string
  /** Expression to return, made of `sum`. */
  readonly result: string
}

/** Σ_b (input i) (slopes of texel j), where p = weight + i · stride + j. */
const outerSum = (net: Net, { dense, origin, declare, slope, result }: BatchSum, input: string) => ({
  from: dense.weight,
  to: dense.weight + dense.rows * dense.stride,
  body: `    int q = p - ${origin} - ${dense.weight}; int i = q / ${dense.stride}; int j = q % ${dense.stride};
    ${declare}
    vec4 sum = vec4(0.0);
    for (int b = 0; b < ${net.batch}; b++) sum += ${input} * ${slope('b')};
    return ${result};`,
})

/** Σ_b (slopes of texel j), where p = bias + j. */
const columnSum = (net: Net, { dense, origin, declare, slope, result }: BatchSum) => ({
  from: dense.bias,
  to: dense.bias + dense.stride,
  body: `    int j = p - ${origin} - ${dense.bias};
    ${declare}
    vec4 sum = vec4(0.0);
    for (int b = 0; b < ${net.batch}; b++) sum += ${slope('b')};
    return ${result};`,
})

function trunkSections(training: Training, flow: Flow, layer: number): Section[] {
  const { net, place } = training
  const dense = net.trunk[layer]
  const source = below(net, place, layer)
  const name = `slope${layer}`
  const s = flowTasks(net, flow) === 1 ? '0' : 's'
  const sum: BatchSum = {
    dense,
    origin: '0',
    declare: `int from = (${s} * ${net.runs} + r) * ${net.batch * dense.stride};`,
    slope: (b) => `${name}(from + ${b} * ${dense.stride} + j)`,
    result: 'sum',
  }
  const weight: Section = {
    part: 'trunk',
    inputs: { ...source.inputs, [name]: slopeTexels(net, flow, layer) },
    functions: [source.functions],
    ...outerSum(net, sum, `below${layer}(r, b, i >> 2)[i & 3]`),
  }
  if (net.spec.batchNorm === null) return [weight, { ...weight, ...columnSum(net, sum) }]
  const block = (from: number, inputs: Section['inputs'], body: string): Section => ({
    part: 'trunk',
    from,
    to: from + dense.stride,
    inputs,
    functions: [],
    body,
  })
  // Batch norm subtracts the mean, so the gradient of a bias before it is exactly 0. A sum would leave a rounding
  // error, which is large enough for Adam to follow.
  const bias = block(dense.bias, {}, 'return vec4(0.0);')
  const sums = `slopeSums${layer}`
  const scale = (from: number, which: number): Section =>
    block(
      from,
      { [sums]: slopeSumTexels(net, flow, layer) },
      `    return ${sums}(((${s} * ${net.runs} + r) * ${dense.stride} + p - ${from}) * 2 + ${which});`,
    )
  return [weight, bias, scale(dense.gamma, 1), scale(dense.beta, 0)]
}

/** The gradient of each head: that of its own task times h, and those of the products that it is part of. */
function headSections({ net, place }: Training): Section[] {
  return [...net.hidden, net.output].flatMap((dense, m) => {
    const isOutput = m === net.hidden.length
    const name = isOutput ? 'cotangent' : `hiddenSlope${m}`
    const source = headInput(net, place, m, `fed${m}`)
    const delta = isOutput
      ? deltaFunction(net)
      : `vec4 hiddenDelta${m}(int t, int r, int b, int k) { return ${name}(((t * ${net.runs} + r) * ${net.batch} + b) * ${dense.stride} + k); }`
    const products = net.branches.length > 0
    const slope = isOutput ? 'delta' : `hiddenDelta${m}`
    const sum: BatchSum = {
      dense,
      origin: `(${net.trunkRow} + t * ${net.headRow})`,
      declare: '',
      slope: (b) => `${products ? `weighted${m}` : slope}(t, r, ${b}, j)`,
      result: products ? 'sum' : 'weight * sum',
    }
    const section = ({ from, to, body }: Pick<Section, 'from' | 'to' | 'body'>): Section => ({
      part: 'head',
      from,
      to,
      inputs: { ...source.inputs, [name]: isOutput ? cotangentTexels(net) : hiddenSlopeTexels(net, m) },
      functions: [source.functions, delta, ...(products ? [weightedDeltas(net, `weighted${m}`, slope)] : [])],
      body: products ? body : `${headWeight(net)}\n${body}`,
    })
    return [section(outerSum(net, sum, `fed${m}(t, r, b, i >> 2)[i & 3]`)), section(columnSum(net, sum))]
  })
}

/** Σ h e over the ways that go through head t, where h is the weight of the task whose loss goes there. */
function weightedDeltas(net: Net, name: string, delta: string): string {
  const add = (task: string | number, way: string | number) =>
    `weight = weights(${task} * ${net.runs} + r).y; if (weight != 0.0) sum += weight * ${delta}(${way}, r, b, k);`
  const branches = net.branches.map(({ task, head }, i) => `if (t == ${head}) { ${add(task, net.tasks + i)} }`)
  return `vec4 ${name}(int t, int r, int b, int k) {
  vec4 sum = vec4(0.0); float weight;
  ${[add('t', 't'), ...branches].join('\n  ')}
  return sum;
}`
}

/** Reads h. A head of weight 0 gets the gradient 0, even if its derivative is infinite. */
const headWeight = (net: Net): string => `    float weight = weights(t * ${net.runs} + r).y;
    if (weight == 0.0) return vec4(0.0);`

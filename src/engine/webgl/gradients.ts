/**
 * Sums over the batch that turn the tape into gradients, for every block of a run's row at once.
 *
 *     ∇W_l = Σ_b a_{l−1,b} e_{l,b}ᵀ,   ∇b_l = Σ_b e_{l,b},   ∇V_t = h_t Σ_b h_b δ_{t,b}ᵀ
 *
 * | writes          | texels           | what                                                     |
 * | --------------- | ---------------- | -------------------------------------------------------- |
 * | `taskGradients` | T · R · trunk    | g_t, the trunk's gradient of each task                   |
 * | `gradient`      | R · row          | Σ_t α_t g_t, or another direction made of g; then heads  |
 *
 * One pass, as long as the tape fits into the 16 textures that WebGL2 promises a program. A deeper
 * trunk takes several in a row: each writes its layers and copies the rest from the one before. So
 * the number of passes depends on depth (and hidden head layers) alone, on every device.
 */
import { PCG4D_GLSL } from '../../core/numerics/random'
import { type Flow, flowTasks, slopeSumTexels, slopeTexels } from './backward'
import { cotangentTexels, deltaFunction, headInput, hiddenTexels } from './heads'
import type { Dense, Net } from './net'
import { defineProgram, type Pass, type Size, sizeOf, unravel } from './program'
import { AGGREGATE, type SettingsPlan, settingsFunctions } from './settings'
import { below, type Training } from './trunk'
import { VOTE } from './vote'

/** WebGL2 guarantees this many; using more where there are more would make draw calls differ between devices. */
const MOST_TEXTURES = 16

/** One stretch [from, to) of a run's row (heads: of a head) and the text that answers its texel `p`. */
interface Section {
  readonly part: 'trunk' | 'head'
  readonly from: number
  readonly to: number
  readonly inputs: Readonly<Record<string, Size>>
  readonly functions: string
  /** Statements that return; may use s (slice), t (task, heads only), r, and p (texel from `from`). */
  readonly body: string
}

/** What the trunk moves along, given the task gradients. */
export type Direction = 'weighted' | 'tracked' | 'signVote' | 'representationVote'

/** Per-task trunk gradients. */
export function taskGradients(training: Training): Pass[] {
  const { net } = training
  const sections = net.trunk.flatMap((_, layer) => trunkSections(training, 'perTask', layer))
  return chain(net, sections, {
    writes: 'taskGradients',
    texels: net.taskGradients.texels,
    shared: {},
    functions: '',
    axes: `${unravel([
      ['s', net.tasks],
      ['r', net.runs],
      ['p', net.trunkRow],
    ])} int t = 0;`,
  })
}

/** The gradient of every run with weights known beforehand, from a weighted backward pass. */
export function weightedGradient(training: Training, writes: 'gradient' | 'voted' = 'gradient'): Pass[] {
  const { net, plan } = training
  const trunk = net.trunk.flatMap((_, layer) => trunkSections(training, 'weighted', layer))
  return chain(net, [...trunk, ...headSections(training)], { ...rowText(net, plan), writes })
}

/** The gradient of every run out of the task gradients. `directions`: those that some run may take. */
export function combinedGradient(training: Training, directions: ReadonlySet<Direction>): Pass[] {
  const { net, plan } = training
  const trunk = combination(net, plan, directions)
  return chain(net, [trunk, ...headSections(training)], rowText(net, plan))
}

function rowText(net: Net, plan: SettingsPlan): ChainText {
  return {
    writes: 'gradient',
    texels: net.parameters.texels,
    shared: { weights: plan.weights },
    functions: '',
    axes: `${unravel([
      ['r', net.runs],
      ['p', net.row],
    ])} int s = 0;
  int t = max(0, (p - ${net.trunkRow}) / ${net.headRow});`,
  }
}

interface ChainText {
  readonly writes: string
  readonly texels: number
  readonly shared: Readonly<Record<string, Size>>
  readonly functions: string
  readonly axes: string
}

/** Sections in as few passes as their textures allow. */
function chain(net: Net, sections: readonly Section[], text: ChainText): Pass[] {
  const groups: Section[][] = []
  for (const section of sections) {
    const last = groups[groups.length - 1]
    const joined = last === undefined ? [section] : [...last, section]
    if (last !== undefined && texturesOf(joined, text) <= MOST_TEXTURES) last.push(section)
    else groups.push([section])
  }
  return groups.map((group, i) => {
    const before: Record<string, Size> = i === 0 ? {} : { [text.writes]: sizeOf(text.texels) }
    const cases = group.map((section) => `  ${conditionOf(net, section)} {\n${section.body}\n  }`)
    const program = defineProgram({
      name: `${text.writes} ${i + 1} of ${groups.length}`,
      inputs: Object.assign({}, ...group.map((section) => section.inputs), text.shared, before),
      texels: text.texels,
      functions: `${text.functions}\n${[...new Set(group.map((section) => section.functions))].join('\n')}`,
      body: `${text.axes}\n${cases.join('\n')}\n  return ${i === 0 ? 'vec4(0.0)' : `${text.writes}(index)`};`,
    })
    return { writes: text.writes, program }
  })
}

/** One more for the copy of what earlier passes wrote. */
const texturesOf = (sections: readonly Section[], text: ChainText): number =>
  Object.keys(Object.assign({}, ...sections.map((section) => section.inputs), text.shared)).length + 1

/** Makes p relative to the section. */
function conditionOf(net: Net, { part, from, to }: Section): string {
  const start = part === 'trunk' ? '0' : `(${net.trunkRow} + t * ${net.headRow})`
  const inPart = part === 'trunk' ? '' : `p >= ${net.trunkRow} && `
  return `if (${inPart}p - ${start} >= ${from} && p - ${start} < ${to})`
}

function trunkSections(training: Training, flow: Flow, layer: number): Section[] {
  const { net, place } = training
  const dense = net.trunk[layer]
  const source = below(net, place, layer)
  const slope = `slope${layer}`
  const slopes: Record<string, Size> = { [slope]: slopeTexels(net, flow, layer) }
  const s = flowTasks(net, flow) === 1 ? '0' : 's'
  const from = `int from = (${s} * ${net.runs} + r) * ${net.batch * dense.stride};`
  const weight: Section = {
    part: 'trunk',
    from: dense.weight,
    to: dense.weight + dense.rows * dense.stride,
    inputs: { ...source.inputs, ...slopes },
    functions: source.functions,
    body: outerSum(
      net,
      dense,
      `below${layer}(r, b, i >> 2)[i & 3]`,
      from,
      (b) => `${slope}(from + ${b} * ${dense.stride} + j)`,
    ),
  }
  if (net.spec.batchNorm === null) {
    return [weight, { ...weight, ...columnSum(net, dense, from, (b) => `${slope}(from + ${b} * ${dense.stride} + j)`) }]
  }
  // The mean takes a bias in front of batch norm away: its gradient is exactly 0, and the rounding
  // error that a sum would leave is large enough for Adam to walk along.
  const bias: Section = {
    ...weight,
    from: dense.bias,
    to: dense.bias + dense.stride,
    inputs: {},
    functions: '',
    body: 'return vec4(0.0);',
  }
  const sums = `slopeSums${layer}`
  const scale = (block: number, which: number): Section => ({
    part: 'trunk',
    from: block,
    to: block + dense.stride,
    inputs: { [sums]: slopeSumTexels(net, flow, layer) },
    functions: '',
    body: `    return ${sums}(((${s} * ${net.runs} + r) * ${dense.stride} + p - ${block}) * 2 + ${which});`,
  })
  return [weight, bias, scale(dense.gamma, 1), scale(dense.beta, 0)]
}

/** Σ_b (input i) (slopes of texel j), where p = weight + i · stride + j. */
function outerSum(
  net: Net,
  dense: Dense,
  input: string,
  declare: string,
  slope: (b: string) => string,
  origin = '0',
): string {
  return `    int q = p - ${origin} - ${dense.weight}; int i = q / ${dense.stride}; int j = q % ${dense.stride};
    ${declare}
    vec4 sum = vec4(0.0);
    for (int b = 0; b < ${net.batch}; b++) sum += ${input} * ${slope('b')};
    return sum;`
}

function columnSum(net: Net, dense: Dense, declare: string, slope: (b: string) => string, origin = '0') {
  return {
    from: dense.bias,
    to: dense.bias + dense.stride,
    body: `    int j = p - ${origin} - ${dense.bias};
    ${declare}
    vec4 sum = vec4(0.0);
    for (int b = 0; b < ${net.batch}; b++) sum += ${slope('b')};
    return sum;`,
  }
}

/** Each head moves along its own task's gradient times h. */
function headSections({ net, place }: Training): Section[] {
  const origin = `(${net.trunkRow} + t * ${net.headRow})`
  return [...net.hidden, net.output].flatMap((dense, m) => {
    const isOutput = m === net.hidden.length
    const name = isOutput ? 'cotangent' : `hiddenSlope${m}`
    const source = headInput(net, place, m)
    // Heads' inputs differ from layer to layer, so each gets a function name of its own.
    const functions = `${source.functions.replace('fed(', `fed${m}(`)}\n${
      isOutput
        ? deltaFunction(net)
        : `vec4 hiddenDelta${m}(int t, int r, int b, int k) { return ${name}(((t * ${net.runs} + r) * ${net.batch} + b) * ${dense.stride} + k); }`
    }`
    const slope = (b: string) => `${isOutput ? 'delta' : `hiddenDelta${m}`}(t, r, ${b}, j)`
    const weight: Section = {
      part: 'head',
      from: dense.weight,
      to: dense.weight + dense.rows * dense.stride,
      inputs: { ...source.inputs, [name]: isOutput ? cotangentTexels(net) : hiddenTexels(net, place, m) },
      functions,
      body: withHeadWeight(net, outerSum(net, dense, `fed${m}(t, r, b, i >> 2)[i & 3]`, '', slope, origin)),
    }
    const bias = columnSum(net, dense, '', slope, origin)
    return [weight, { ...weight, ...bias, body: withHeadWeight(net, bias.body) }]
  })
}

const withHeadWeight = (net: Net, body: string): string =>
  `    float weight = weights(t * ${net.runs} + r).y;
    if (weight == 0.0) return vec4(0.0);
${body.replace('return sum;', 'return weight * sum;')}`

/**
 * Σ_t α_t g_t; for runs with a tracked aggregate Σ_t α_t y_t; with a sign vote over v = α g
 * Σ_t (leak_t + (1 − leak_t) keep_tp) v_tp, where keep compares ½ (1 + Σ v / Σ |v|) with a draw; of a vote at the
 * representation what came back from there (`voted`).
 */
function combination(net: Net, plan: SettingsPlan, directions: ReadonlySet<Direction>): Section {
  const tracked = directions.has('tracked')
  const vote = directions.has('signVote')
  const above = directions.has('representationVote')
  const at = `(t * ${net.runs} + r) * ${net.trunkRow} + p`
  const inputs: Record<string, Size> = { taskGradients: net.taskGradients }
  if (tracked) inputs.tracked = net.taskGradients
  if (above) inputs.voted = net.parameters
  if (tracked || vote || above) inputs.settings = plan.settings
  const source = tracked
    ? `aggregateOf(r) == ${AGGREGATE.tracked} ? tracked(${at}) : taskGradients(${at})`
    : `taskGradients(${at})`
  return {
    part: 'trunk',
    from: 0,
    to: net.trunkRow,
    inputs,
    functions: `${tracked || vote || above ? settingsFunctions(plan) : ''}\n${vote ? voteFunction(net, at) : ''}`,
    body: `${vote ? `    if (aggregateOf(r) == ${AGGREGATE.signVote}) return signVoted(r, p);\n` : ''}${
      above ? `    if (aggregateOf(r) == ${AGGREGATE.representationVote}) return voted(r * ${net.row} + p);\n` : ''
    }    vec4 sum = vec4(0.0);
    for (int t = 0; t < ${net.tasks}; t++) {
      float weight = weights(t * ${net.runs} + r).x;
      // 0 times an inactive task's infinity would not vanish.
      if (weight != 0.0) sum += weight * (${source});
    }
    return sum;`,
  }
}

const voteFunction = (net: Net, at: string): string => `${PCG4D_GLSL}${VOTE}
vec4 signVoted(int r, int p) {
  vec4 sum = vec4(0.0); vec4 size = vec4(0.0);
  for (int t = 0; t < ${net.tasks}; t++) {
    float weight = weights(t * ${net.runs} + r).x;
    if (weight == 0.0) continue;
    vec4 v = weight * taskGradients(${at});
    sum += v; size += abs(v);
  }
  vec4 drawn = voteDraw(r, p);
  vec4 d = vec4(0.0);
  for (int t = 0; t < ${net.tasks}; t++) {
    float weight = weights(t * ${net.runs} + r).x;
    if (weight == 0.0) continue;
    vec4 v = weight * taskGradients(${at});
    d += passing(v, sum, size, drawn, labelled(t, r).y) * v;
  }
  return d;
}`

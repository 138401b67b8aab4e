/**
 * The optimizer's update of all parameters of all runs. It writes the parameters and the optimizer's slots at once, and
 * where no norm has to be known first, in the pass that computes the gradient.
 *
 *     g ← clip(g) + l1 · sign θ + l2 · θ,   clip: first each number, then the norm of the run's whole row
 *
 * | writes            | texels        | what                                                  |
 * | ----------------- | ------------- | ----------------------------------------------------- |
 * | `norms`           | R · stretches | partial sums of g² (four in a texel); clipping only   |
 * | `next parameters` | R · row       | θ                                                     |
 * | `next slot`k      | R · row       | the optimizer's moments                               |
 *
 * What is written replaces the old values at the end of the step (`held.ts`). A device that writes fewer textures in a
 * draw call takes several, each of which reads the old values.
 */
import { GLSL_HELPERS, glsl } from '../../core/formulas/glsl'
import { optimizerById } from '../../core/optimizers/all'
import type { Net } from './net'
import { defineProgram, outputs, type Pass, type Size, sizeOf, unravel } from './program'
import type { Ending, Next } from './sections'
import { CONSTANT_TEXEL, type SettingsPlan, settingsFunctions } from './settings'

/** Partial sums of a run's squared norm. There are few, because each fragment of the update adds them up again. */
const NORM_STRETCHES = 16

const normTexels = (net: Net): Size => sizeOf(net.runs * NORM_STRETCHES)

const CLIP_VALUE = `
vec4 valueClipped(int r, vec4 g) { float bound = penalties(r).z; return bound > 0.0 ? clamp(g, -bound, bound) : g; }`

/** Squared norm of each run's gradient, after clipping by value. */
function normPass(net: Net, plan: SettingsPlan): Pass {
  const stretch = Math.ceil(net.row / NORM_STRETCHES)
  const program = defineProgram({
    name: 'norm of the gradient',
    inputs: { gradient: net.parameters, settings: plan.settings },
    texels: normTexels(net).texels,
    functions: `${settingsFunctions(plan)}${CLIP_VALUE}`,
    body: `${unravel([
      ['r', net.runs],
      ['c', NORM_STRETCHES],
    ])}
  vec4 sum = vec4(0.0);
  for (int p = c * ${stretch}; p < min(${net.row}, (c + 1) * ${stretch}); p++) {
    vec4 g = valueClipped(r, gradient(r * ${net.row} + p));
    sum += g * g;
  }
  return sum;`,
  })
  return { writes: ['norms'], program }
}

const CLIP_NORM = `
float normFactor(int r) {
  float bound = penalties(r).w;
  if (bound <= 0.0) return 1.0;
  vec4 sum = vec4(0.0);
  for (int c = 0; c < ${NORM_STRETCHES}; c++) sum += norms(r * ${NORM_STRETCHES} + c);
  return min(1.0, bound / (sqrt(dot(sum, vec4(1.0))) + 1e-6));
}`

/** Name of the texture that will replace `name` at the end of the step. */
export const nextOf = (name: string): string => `next ${name}`

/** The update of the parameters and slots. `targets` is the number of textures that one draw call can write. */
export function updateOf(net: Net, plan: SettingsPlan, targets: number): Next {
  const optimizer = optimizerById(net.spec.optimizer)
  const { parameter, slots } = optimizer.update(glsl, {
    parameter: 'p',
    gradient: 'g',
    slots: net.slots.map((_, k) => `s${k}`),
    constants: optimizer.constantNames.map((_, k) => `c${k >> 2}.${'xyzw'[k & 3]}`),
  })
  const results = [
    { name: 'parameters', formula: parameter },
    ...slots.map((formula, k) => ({ name: net.slots[k], formula })),
  ]
  const endings: Ending[] = []
  for (let k = 0; k < results.length; k += targets) endings.push(ending(net, plan, results.slice(k, k + targets)))
  return { passes: net.spec.clips ? [normPass(net, plan)] : [], endings }
}

interface Result {
  readonly name: string
  readonly formula: string
}

function ending(net: Net, plan: SettingsPlan, results: readonly Result[]): Ending {
  const { constantNames } = optimizerById(net.spec.optimizer)
  const moments = net.slots.map((_, k) => `s${k}`)
  const constants = Array.from({ length: Math.ceil(constantNames.length / 4) }, (_, k) => `c${k}`)
  const types = [...['p', 'g', ...moments].map((name) => `float ${name}`), ...constants.map((name) => `vec4 ${name}`)]
  const updated = (k: number) => {
    const call = (c: string) => `updated${k}(${['theta', 'g', ...moments].map((v) => `${v}.${c}`)}`
    return `vec4(${['x', 'y', 'z', 'w'].map((c) => `${[call(c), ...constants].join(', ')})`).join(', ')})`
  }
  return {
    name: `update of ${results.map(({ name }) => name).join(', ')}`,
    writes: results.map(({ name }) => nextOf(name)),
    inputs: {
      settings: plan.settings,
      ...Object.fromEntries(['parameters', ...net.slots].map((name) => [name, net.parameters])),
      ...(net.spec.clips ? { norms: normTexels(net) } : {}),
    },
    functions: [
      GLSL_HELPERS,
      settingsFunctions(plan),
      ...(net.spec.clips ? [CLIP_VALUE, CLIP_NORM] : []),
      ...results.map(({ formula }, k) => `float updated${k}(${types.join(', ')}) { return ${formula}; }`),
    ],
    body: (texel) => `int r = index / ${net.row};
  int first = ${CONSTANT_TEXEL} + (index % ${net.row} < ${net.trunkRow} ? 0 : ${plan.constantTexels});
  vec4 theta = parameters(index);
  vec4 g = ${net.spec.clips ? `normFactor(r) * valueClipped(r, ${texel})` : texel};
  vec4 decay = penalties(r);
  g += decay.x * vec4(f_sign(theta.x), f_sign(theta.y), f_sign(theta.z), f_sign(theta.w)) + decay.y * theta;
  ${moments.map((name, k) => `vec4 ${name} = ${net.slots[k]}(index);`).join(' ')}
  ${constants.map((name, k) => `vec4 ${name} = runSetting(r, first + ${k});`).join(' ')}
  ${outputs(results.map((_, k) => updated(k)))}`,
  }
}

/** Batch norm's running mean and (unbiased) variance: (1 − m) old + m batch, PyTorch's convention. */
export function statisticsPass(net: Net): Pass | null {
  const norm = net.spec.batchNorm
  if (norm === null) return null
  const unbiased = net.batch > 1 ? net.batch / (net.batch - 1) : 1
  const inputs: Record<string, Size> = { statistics: net.statistics }
  const cases = net.trunk.map(({ stride, mean, variance }, layer) => {
    inputs[`moments${layer}`] = sizeOf(net.runs * stride * 2)
    const moment = (block: number, which: number, factor: number) => `
  if (p >= ${block} && p < ${block + stride}) now = moments${layer}((r * ${stride} + p - ${block}) * 2 + ${which}) * ${factor.toExponential()};`
    return moment(mean, 0, 1) + moment(variance, 1, unbiased)
  })
  const program = defineProgram({
    name: 'running statistics',
    inputs,
    texels: net.statistics.texels,
    body: `${unravel([
      ['r', net.runs],
      ['p', net.statisticRow],
    ])}
  vec4 now = vec4(0.0);${cases.join('')}
  return mix(statistics(index), now, ${norm.momentum.toExponential()});`,
  })
  return { writes: ['statistics'], program }
}

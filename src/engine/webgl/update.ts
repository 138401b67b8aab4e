/**
 * The optimizer's update of all parameters of all runs. A program writes one texture, so there is one pass for the
 * parameters and one for each optimizer slot. Each pass evaluates the same formula and keeps one of its results.
 *
 *     g ← clip(g) + l1 · sign θ + l2 · θ,   clip: first each number, then the norm of the run's whole row
 *
 * | writes       | texels           | what                                                    |
 * | ------------ | ---------------- | ------------------------------------------------------- |
 * | `norms`      | R · stretches    | partial sums of g² (four in a texel); clipping only     |
 * | `parameters` | R · row          | θ                                                       |
 * | `slot`k      | R · row          | the optimizer's moments                                 |
 *
 * All passes read the old values. What they write replaces the old values after the last pass.
 */
import { GLSL_HELPERS, glsl } from '../../core/formulas/glsl'
import { optimizerById } from '../../core/optimizers/all'
import type { Net } from './net'
import { defineProgram, type Pass, type Size, sizeOf, unravel } from './program'
import { CONSTANT_TEXEL, type SettingsPlan, settingsFunctions } from './settings'

/** Partial sums of a run's squared norm. There are few, because each fragment of the update adds them up again. */
const NORM_STRETCHES = 16

const normTexels = (net: Net): Size => sizeOf(net.runs * NORM_STRETCHES)

const CLIP_VALUE = `
vec4 valueClipped(int r, vec4 g) { float bound = penalties(r).z; return bound > 0.0 ? clamp(g, -bound, bound) : g; }`

/** Squared norm of each run's gradient, after clipping by value. */
export function normPass(net: Net, plan: SettingsPlan): Pass {
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
  return { writes: 'norms', program }
}

const CLIP_NORM = `
float normFactor(int r) {
  float bound = penalties(r).w;
  if (bound <= 0.0) return 1.0;
  vec4 sum = vec4(0.0);
  for (int c = 0; c < ${NORM_STRETCHES}; c++) sum += norms(r * ${NORM_STRETCHES} + c);
  return min(1.0, bound / (sqrt(dot(sum, vec4(1.0))) + 1e-6));
}`

export function updatePasses(net: Net, plan: SettingsPlan): Pass[] {
  const optimizer = optimizerById(net.spec.optimizer)
  const slotNames = optimizer.slots.map((_, k) => `slot${k}`)
  const result = optimizer.update(glsl, {
    parameter: 'p',
    gradient: 'g',
    slots: slotNames.map((_, k) => `s${k}`),
    constants: optimizer.constantNames.map((_, k) => `c${k >> 2}.${'xyzw'[k & 3]}`),
  })
  const inputs: Record<string, Size> = { parameters: net.parameters, gradient: net.parameters, settings: plan.settings }
  for (const name of slotNames) inputs[name] = net.parameters
  if (net.spec.clips) inputs.norms = normTexels(net)
  const writes = ['parameters', ...slotNames]
  return [result.parameter, ...result.slots].map((formula, k) => {
    const program = defineProgram({
      name: `update of ${writes[k]}`,
      inputs,
      texels: net.parameters.texels,
      functions: updateFunctions(net, plan, formula, slotNames.length, optimizer.constantNames.length),
      body: `int r = index / ${net.row};
  vec4 theta = parameters(index);
  vec4 g = ${net.spec.clips ? 'normFactor(r) * valueClipped(r, gradient(index))' : 'gradient(index)'};
  vec4 decay = penalties(r);
  g += decay.x * vec4(f_sign(theta.x), f_sign(theta.y), f_sign(theta.z), f_sign(theta.w)) + decay.y * theta;
  return updated(r, index, theta, g);`,
    })
    return { writes: writes[k], program }
  })
}

function updateFunctions(net: Net, plan: SettingsPlan, formula: string, slots: number, constants: number): string {
  const slotList = Array.from({ length: slots }, (_, k) => k)
  const constantTexels = Array.from({ length: Math.ceil(constants / 4) }, (_, k) => k)
  const types = [
    'float p',
    'float g',
    ...slotList.map((k) => `float s${k}`),
    ...constantTexels.map((k) => `vec4 c${k}`),
  ]
  const call = (c: string) =>
    `updatedOne(${[`p.${c}`, `g.${c}`, ...slotList.map((k) => `s${k}.${c}`), ...constantTexels.map((k) => `c${k}`)].join(', ')})`
  return `${GLSL_HELPERS}${settingsFunctions(plan)}${net.spec.clips ? CLIP_VALUE + CLIP_NORM : ''}
float updatedOne(${types.join(', ')}) { return ${formula}; }
vec4 updated(int r, int at, vec4 p, vec4 g) {
  ${slotList.map((k) => `vec4 s${k} = slot${k}(at);`).join(' ')}
  ${constantTexels.map((k) => `vec4 c${k} = runSetting(r, ${CONSTANT_TEXEL + k});`).join(' ')}
  return vec4(${['x', 'y', 'z', 'w'].map(call).join(', ')});
}`
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
  return { writes: 'statistics', program }
}

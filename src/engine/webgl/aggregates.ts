/**
 * Aggregates that remember task gradients on the device, for methods that need more than a Gramian.
 *
 *     tracked   y_t ← keep · y_t + take · s_t · g_t     (s_t is uploaded with the weights; without a label y_t stays)
 *     squares   S_tp ← S_tp + g_tp²,   q_t = Σ_p g_tp² / √(S_tp + 1e-7)
 *
 * Both memories are [T, R, trunk]. The memory of a run that does not use its aggregate stays unchanged. The sign vote
 * has no memory; it is part of `combination.ts`.
 */
import type { Net } from './net'
import { defineProgram, type Pass, type Program, unravel } from './program'
import { AGGREGATE, type SettingsPlan, settingsFunctions } from './settings'

const axes = (net: Net) =>
  unravel([
    ['t', net.tasks],
    ['r', net.runs],
    ['p', net.trunkRow],
  ])

export function trackedPass(net: Net, plan: SettingsPlan): Pass {
  const program = defineProgram({
    name: 'tracked gradients',
    inputs: {
      taskGradients: net.taskGradients,
      tracked: net.taskGradients,
      settings: plan.settings,
      weights: plan.weights,
    },
    texels: net.taskGradients.texels,
    functions: settingsFunctions(plan),
    body: `${axes(net)}
  vec4 y = tracked(index);
  vec4 weight = weights(t * ${net.runs} + r);
  if (aggregateOf(r) != ${AGGREGATE.tracked} || weight.w > 0.5) return y;
  vec2 memory = runSetting(r, 2).xy;
  return memory.x * y + memory.y * weight.z * taskGradients(index);`,
  })
  return { writes: ['tracked'], program }
}

export function squaresPass(net: Net, plan: SettingsPlan): Pass {
  const program = defineProgram({
    name: 'sums of squared gradients',
    inputs: { taskGradients: net.taskGradients, squares: net.taskGradients, settings: plan.settings },
    texels: net.taskGradients.texels,
    functions: settingsFunctions(plan),
    body: `${axes(net)}
  vec4 g = taskGradients(index);
  return squares(index) + (aggregateOf(r) == ${AGGREGATE.squares} ? g * g : vec4(0.0));`,
  })
  return { writes: ['squares'], program }
}

/** Texels that one fragment of `squareSums` adds up. */
const STRETCH = 64

/** q as partial sums, [T, R, stretches], four in each texel; `squareSumsOf` adds them up. */
export function squareSums(net: Net): Program {
  const stretches = Math.ceil(net.trunkRow / STRETCH)
  return defineProgram({
    name: 'squared gradients by their sums',
    inputs: { taskGradients: net.taskGradients, squares: net.taskGradients },
    texels: net.tasks * net.runs * stretches,
    body: `${unravel([
      ['slice', net.tasks * net.runs],
      ['c', stretches],
    ])}
  int from = slice * ${net.trunkRow};
  vec4 sum = vec4(0.0);
  for (int p = c * ${STRETCH}; p < min(${net.trunkRow}, (c + 1) * ${STRETCH}); p++) {
    vec4 g = taskGradients(from + p);
    sum += g * g / sqrt(squares(from + p) + 1e-7);
  }
  return sum;`,
  })
}

export function squareSumsOf(net: Net, read: Float32Array): Float64Array {
  const slices = net.tasks * net.runs
  const each = read.length / slices
  return Float64Array.from({ length: slices }, (_, i) => {
    let sum = 0
    for (let k = 0; k < each; k++) sum += read[i * each + k]
    return sum
  })
}

/**
 * The trunk's part of a run's gradient, made from the gradients of its tasks.
 *
 *     Σ_t α_t g_t,    tracked: Σ_t α_t y_t,    votes: Σ_t α_t (what passes of g_t)
 */
import { PCG4D_GLSL } from '../../core/numerics/random'
import type { Net } from './net'
import type { Size } from './program'
import type { Section } from './sections'
import { AGGREGATE, type SettingsPlan, settingsFunctions } from './settings'
import { VOTE } from './vote'

/** How the trunk's direction is made of the task gradients. */
export type Direction = 'weighted' | 'tracked' | 'signVote' | 'representationVote'

/**
 * The section of the trunk, by the aggregate of each run:
 *
 * - none: Σ_t α_t g_t
 * - tracked: Σ_t α_t y_t
 * - sign vote, over v = α g: Σ_t (leak_t + (1 − leak_t) keep_tp) v_tp. keep compares ½ (1 + Σ v / Σ |v|) with a draw.
 * - vote at the representation: the gradient that came back from the vote (`voted`)
 */
export function combination(net: Net, plan: SettingsPlan, directions: ReadonlySet<Direction>): Section {
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
    functions: [
      ...(tracked || vote || above ? [settingsFunctions(plan)] : []),
      ...(vote ? [PCG4D_GLSL, VOTE, voteFunction(net, at)] : []),
    ],
    body: `${vote ? `    if (aggregateOf(r) == ${AGGREGATE.signVote}) return signVoted(r, p);\n` : ''}${
      above ? `    if (aggregateOf(r) == ${AGGREGATE.representationVote}) return voted(r * ${net.row} + p);\n` : ''
    }    vec4 sum = vec4(0.0);
    for (int t = 0; t < ${net.tasks}; t++) {
      float weight = weights(t * ${net.runs} + r).x;
      // The gradient of an inactive task may be infinite, and 0 times infinity is NaN.
      if (weight != 0.0) sum += weight * (${source});
    }
    return sum;`,
  }
}

const voteFunction = (net: Net, at: string): string => `
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

/**
 * All losses of the spec as GLSL. The program chooses a loss by the index of the task, so the number of passes does not
 * depend on how many kinds of loss there are.
 *
 * The text is printed from the formulas that the CPU engine uses too:
 * `float lossValue(int t, vec4 z[Z], vec4 y[Y])`     a sample's loss, mean over the task's outputs
 * `vec4 lossSlope(int t, vec4 z[Z], vec4 y[Y], int k)` its derivative by the four outputs of texel k
 * `float lossScore(int t, vec4 z[Z], vec4 y[Y])`     what a metric adds up: the error of the outputs as the loss reads
 *                                                     them (`Evaluation.scores`), or the share that is right
 */
import { GLSL_HELPERS, glsl } from '../../core/formulas/glsl'
import { lossById } from '../../core/losses/all'
import { inputNames } from '../../core/losses/classWeights'
import type { CategoricalLoss, ElementwiseLoss, Loss } from '../../core/losses/define'
import { readings } from '../../core/losses/links'
import type { Net } from './net'
import { MEAN_WEIGHT } from './settings'

/** Most inputs from the options of a loss: a task has one texel for them. */
const MOST_OPTIONS = 4

export function lossFunctions(net: Net): string {
  const { tasks } = net.spec
  const ids = [...new Set(tasks.map((task) => task.loss))]
  const outputs = tasks.map((task) => task.outputs).join(', ')
  const arrays = `vec4 z[${arrayLength(net.widest)}], vec4 y[${arrayLength(net.targetWidth)}]`
  const cases = (call: (id: string, t: number) => string) =>
    tasks.map((task, t) => `  if (t == ${t}) return ${call(task.loss, t)};`).join('\n')
  return `${GLSL_HELPERS}
const int OUTPUTS[${tasks.length}] = int[${tasks.length}](${outputs});
${ids
  .map(lossById)
  .map((loss) => (loss.form === 'elementwise' ? elementwise(loss, arrays) : categorical(loss, arrays)))
  .join('\n')}
${rightness(arrays)}
float lossValue(int t, ${arrays}) {
${cases((id) => `value_${id}(t, z, y, OUTPUTS[t], lossOptions(t))`)}
  return 0.0;
}
vec4 lossSlope(int t, ${arrays}, int k) {
${cases((id) => `slope_${id}(t, z, y, OUTPUTS[t], lossOptions(t), k)`)}
  return vec4(0.0);
}
float lossScore(int t, ${arrays}) {
${cases((id, t) => (tasks[t].kind === 'regression' ? `error_${id}(z, y, OUTPUTS[t], lossOptions(t))` : `right_${tasks[t].kind}(z, y, OUTPUTS[t])`))}
  return 0.0;
}`
}

/** How many vec4 hold `width` numbers. */
export const arrayLength = (width: number): number => Math.ceil(width / 4)

/** Maps option names to components of the task's texel of options. */
function optionInputs(loss: Loss): Record<string, string> {
  const names = inputNames(loss)
  if (names.length > (loss.form === 'categorical' ? MEAN_WEIGHT : MOST_OPTIONS))
    throw new Error(`${loss.id}: too many options`)
  return Object.fromEntries(names.map((name, i) => [name, `options.${'xyzw'[i]}`]))
}

function elementwise(loss: ElementwiseLoss, arrays: string): string {
  const { id, value, derivative, link, quantileOption } = loss
  const inputs = { output: 'a', target: 'b', ...optionInputs(loss) }
  return `
float value_${id}(int t, ${arrays}, int count, vec4 options) {
  float sum = 0.0;
  for (int i = 0; i < count; i++) { float a = z[i >> 2][i & 3]; float b = y[i >> 2][i & 3]; sum += ${value(glsl, inputs)}; }
  return sum / float(count);
}
vec4 slope_${id}(int t, ${arrays}, int count, vec4 options, int k) {
  vec4 slope = vec4(0.0);
  for (int i = 4 * k; i < min(count, 4 * k + 4); i++) {
    float a = z[i >> 2][i & 3]; float b = y[i >> 2][i & 3];
    slope[i & 3] = ${derivative(glsl, inputs)} / float(count);
  }
  return slope;
}
float error_${id}(${arrays}, int count, vec4 options) {
  float sum = 0.0;
  for (int i = 0; i < count; i++) {
    float a = z[i >> 2][i & 3]; float b = y[i >> 2][i & 3];
    ${quantileOption ? `sum += ${value(glsl, inputs)};` : `float d = ${readings[link](glsl, inputs)} - b; sum += d * d;`}
  }
  return sum;
}`
}

/**
 * log p_i = z_i − max z − ln Σ exp(z − max z), so that no exponential overflows. Devices may round a division by 1, so
 * a weight of 1 divides nothing.
 */
function categorical(loss: CategoricalLoss, arrays: string): string {
  const { id, value, pull, spread } = loss
  const options = optionInputs(loss)
  const logs = `
  float largest = z[0][0];
  for (int i = 1; i < count; i++) largest = max(largest, z[i >> 2][i & 3]);
  float total = 0.0; float shift = 0.0;
  for (int i = 0; i < count; i++) {
    float d = z[i >> 2][i & 3] - largest; total += exp(d); shift += classWeight(t, i) * d;
  }
  float logTotal = log(total);
  int truth = int(y[0].x);
  float logTarget = z[truth >> 2][truth & 3] - largest - logTotal;
  float weight = classWeight(t, truth);
  float meanWeight = options.${'xyzw'[MEAN_WEIGHT]};`
  return `
float value_${id}(int t, ${arrays}, int count, vec4 options) {${logs}
  float meanLog = shift / float(count) - meanWeight * logTotal;
  if (weight != 1.0) meanLog /= weight;
  return weight * (${value(glsl, { logTarget: 'logTarget', meanLog: 'meanLog', ...options })});
}
vec4 slope_${id}(int t, ${arrays}, int count, vec4 options, int k) {${logs}
  float pull = weight * (${pull(glsl, { logTarget: 'logTarget', ...options })});
  float spread = ${spread(glsl, options)};
  vec4 slope = vec4(0.0);
  for (int i = 4 * k; i < min(count, 4 * k + 4); i++) {
    float p = exp(z[i >> 2][i & 3] - largest) / total;
    slope[i & 3] = pull * (p - (i == truth ? 1.0 : 0.0)) + spread * (meanWeight * p - classWeight(t, i) / float(count));
  }
  return slope;
}`
}

/**
 * 1 if the row is classified correctly, the share of right columns if it has several yes/no columns. A binary column is
 * predicted as 1 above z = 0, whatever the link.
 */
const rightness = (arrays: string): string => `
float right_binary(${arrays}, int count) {
  float right = 0.0;
  for (int i = 0; i < count; i++) right += (z[i >> 2][i & 3] > 0.0) == (y[i >> 2][i & 3] > 0.5) ? 1.0 : 0.0;
  return right / float(count);
}
float right_multiclass(${arrays}, int count) {
  int best = 0;
  for (int i = 1; i < count; i++) if (z[i >> 2][i & 3] > z[best >> 2][best & 3]) best = i;
  return best == int(y[0].x) ? 1.0 : 0.0;
}`

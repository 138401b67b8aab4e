/** Prints the AssemblyScript that depends on the registries: formulas, and the kernels that are compiled with each. */
import { activations } from '../../src/core/activations/all'
import type { Activation } from '../../src/core/activations/define'
import { assemblyReader } from '../../src/core/formulas/assembly'
import type { Operations } from '../../src/core/formulas/operations'
import { losses } from '../../src/core/losses/all'
import { inputNames } from '../../src/core/losses/classWeights'
import type { CategoricalLoss, ElementwiseLoss, Loss } from '../../src/core/losses/define'
import { readings } from '../../src/core/losses/links'
import { productLogit, productSlope } from '../../src/core/losses/product'
import { optimizers } from '../../src/core/optimizers/all'
import type { Optimizer } from '../../src/core/optimizers/define'

type Text = Operations<string, string>

const INLINE = '@inline '
/** Names of a loss's options in the kernels. */
const OPTIONS = ['o0', 'o1']

/** A function over vectors whose body is one formula. */
function printed(name: string, inputs: readonly string[], formula: (operations: Text) => string): string {
  const { operations, statements } = assemblyReader()
  const result = formula(operations)
  const body = [...statements, `return ${result}`].map((line) => `  ${line}`).join('\n')
  return `${INLINE}export function ${name}(${inputs.map((input) => `${input}: v128`).join(', ')}): v128 {\n${body}\n}`
}

/** Calls the function of one entry; `kind` is a constant wherever it is used, so all but one call disappear. */
function chosen(name: string, inputs: readonly string[], ids: readonly string[]): string {
  const given = inputs.join(', ')
  const calls = ids.map((id, kind) => (id === '' ? '' : `  if (kind == ${kind}) return ${name}_${id}(${given})\n`))
  return `${INLINE}export function ${name}(kind: i32${inputs.map((input) => `, ${input}: v128`).join('')}): v128 {
${calls.join('')}  return unreachable()
}`
}

/** An empty id leaves a place: the entry has no such formula. */
const idsWhere = (all: readonly Loss[], has: (loss: Loss) => boolean): string[] =>
  all.map((loss) => (has(loss) ? loss.id : ''))

const isElementwise = (loss: Loss): loss is ElementwiseLoss => loss.form === 'elementwise'
const isCategorical = (loss: Loss): loss is CategoricalLoss => loss.form === 'categorical'
const hasError = (loss: Loss): loss is ElementwiseLoss => isElementwise(loss) && loss.fits.includes('regression')

function named(loss: Loss): Record<string, string> {
  const names = inputNames(loss)
  if (names.length > OPTIONS.length) throw new Error(`${loss.id} has more options than the kernels take`)
  return Object.fromEntries(names.map((name, k) => [name, OPTIONS[k]]))
}

/** φ from `input`, and φ′ from what `derivativeFrom` names. */
const activationText = ({ id, value, derivative, derivativeFrom }: Activation): string[] => [
  printed(`activation_${id}`, ['input'], (o) => value(o, { input: 'input' })),
  printed(`slope_${id}`, [derivativeFrom], (o) => derivative(o, { input: 'input', output: 'output' })),
]

function elementwiseText(loss: ElementwiseLoss): string[] {
  const inputs = { output: 'output', target: 'target', ...named(loss) }
  const names = ['output', 'target', ...OPTIONS]
  const texts = [
    printed(`value_${loss.id}`, names, (o) => loss.value(o, inputs)),
    printed(`derivative_${loss.id}`, names, (o) => loss.derivative(o, inputs)),
  ]
  // As `scoreRows` in `engine/cpu/kernels/losses.ts`.
  const error = (o: Text) => {
    if (loss.quantileOption) return loss.value(o, inputs)
    const gap = o.subtract(readings[loss.link](o, { output: 'output' }), 'target')
    return o.multiply(gap, gap)
  }
  return hasError(loss) ? [...texts, printed(`error_${loss.id}`, names, error)] : texts
}

function categoricalText(loss: CategoricalLoss): string[] {
  const options = named(loss)
  const both = { logTarget: 'logTarget', meanLog: 'meanLog', ...options }
  return [
    printed(`categoricalValue_${loss.id}`, ['logTarget', 'meanLog', ...OPTIONS], (o) => loss.value(o, both)),
    printed(`pull_${loss.id}`, ['logTarget', ...OPTIONS], (o) => loss.pull(o, { logTarget: 'logTarget', ...options })),
    printed(`spread_${loss.id}`, OPTIONS, (o) => loss.spread(o, options)),
  ]
}

const ACTIVATIONS: readonly Activation[] = activations
const LOSSES: readonly Loss[] = losses
const OPTIMIZERS: readonly Optimizer[] = optimizers

/** `assembly/formulas.ts`. */
export function formulasText(): string {
  const ids = ACTIVATIONS.map(({ id }) => id)
  const keeping = ACTIVATIONS.map(({ derivativeFrom }, kind) => (derivativeFrom === 'input' ? `kind == ${kind}` : ''))
  const elementwise = idsWhere(LOSSES, isElementwise)
  const categorical = idsWhere(LOSSES, isCategorical)
  return [
    `import { cosine, erf, exp, log, log1p, power, sign, sine, tanh } from './maths'`,
    ...ACTIVATIONS.flatMap(activationText),
    ...LOSSES.flatMap((loss) => (isElementwise(loss) ? elementwiseText(loss) : categoricalText(loss))),
    printed('productLogit', ['own', 'given'], (o) => productLogit(o, { own: 'own', given: 'given' })),
    printed('productSlope', ['own', 'given'], (o) => productSlope(o, { own: 'own', given: 'given' })),
    chosen('activation', ['input'], ids),
    chosen('slope', ['kept'], ids),
    `${INLINE}export function keepsInput(kind: i32): bool { return ${keeping.filter(Boolean).join(' || ') || 'false'} }`,
    chosen('value', ['output', 'target', ...OPTIONS], elementwise),
    chosen('derivative', ['output', 'target', ...OPTIONS], elementwise),
    chosen('error', ['output', 'target', ...OPTIONS], idsWhere(LOSSES, hasError)),
    chosen('categoricalValue', ['logTarget', 'meanLog', ...OPTIONS], categorical),
    chosen('pull', ['logTarget', ...OPTIONS], categorical),
    chosen('spread', OPTIONS, categorical),
  ].join('\n\n')
}

const activationKernels = ({ id }: Activation, kind: number): string => `
/** Y = φ(X W + b). */
export function dense_${id}(
  rows: i32, depth: i32, x: usize, xRow: usize, w: usize, wRow: usize, bias: usize, y: usize, yRow: usize, kept: usize,
): void {
  productWith(${kind}, ACTIVATE, rows, depth, x, xRow, w, wRow, bias, y, yRow, kept, 0)
}
/** Y = X W ⊙ φ′. */
export function back_${id}(
  rows: i32, depth: i32, x: usize, xRow: usize, w: usize, wRow: usize, y: usize, yRow: usize, kept: usize,
): void {
  productWith(${kind}, SLOPE, rows, depth, x, xRow, w, wRow, 0, y, yRow, kept, 0)
}
export function activate_${id}(z: usize, a: usize, bytes: usize): void {
  for (let k: usize = 0; k < bytes; k += 16) v128.store(a + k, activation(${kind}, v128.load(z + k)))
}
/** to = e ⊙ φ′. */
export function slope_${id}(to: usize, e: usize, kept: usize, bytes: usize): void {
  for (let k: usize = 0; k < bytes; k += 16) {
    v128.store(to + k, f32x4.mul(v128.load(e + k), slope(${kind}, v128.load(kept + k))))
  }
}`

const LOSS_PARAMETERS =
  'rows: i32, outputs: i32, output: usize, outputRow: usize, targets: usize, mask: usize, order: usize'
const LOSS_GIVEN = 'rows, outputs, output, outputRow, targets, mask, order'

const lossKernels = (loss: Loss, kind: number): string => `
export function loss_${loss.id}(
  ${LOSS_PARAMETERS}, to: usize, scale: f32, o0: f32, o1: f32,${isCategorical(loss) ? ' weights: usize, mean: f32,' : ''}
): f64 {
  return ${loss.form}With(${kind}, ${LOSS_GIVEN}, to, scale, o0, o1${isCategorical(loss) ? ', weights, mean' : ''})
}${
  hasError(loss)
    ? `
export function errors_${loss.id}(
  ${LOSS_PARAMETERS}, o0: f32, o1: f32,
): f64 {
  return errorsWith(${kind}, ${LOSS_GIVEN}, o0, o1)
}`
    : ''
}`

/** One update of every parameter: L1 and L2 join the gradient, then the optimizer's formula. */
function optimizerKernel({ id, slots, constantNames, update }: Optimizer): string {
  const { operations: o, statements } = assemblyReader()
  const gradient = o.add(o.add('raw', o.multiply('first', o.sign('parameter'))), o.multiply('second', 'parameter'))
  const next = update(o, {
    parameter: 'parameter',
    gradient,
    slots: slots.map((_, s) => `slot${s}`),
    constants: constantNames.map((_, c) => `c${c}`),
  })
  return `
export function update_${id}(bytes: usize, p: usize, g: usize, s0: usize, s1: usize, constants: usize, l1: f32, l2: f32): void {
  const first = f32x4.splat(l1), second = f32x4.splat(l2)
${constantNames.map((_, c) => `  const c${c} = v128.load_splat<f32>(constants, ${4 * c})`).join('\n')}
  for (let k: usize = 0; k < bytes; k += 16) {
    const parameter = v128.load(p + k), raw = v128.load(g + k)
${slots.map((_, s) => `    const slot${s} = v128.load(s${s} + k)`).join('\n')}
${statements.map((line) => `    ${line}`).join('\n')}
    v128.store(p + k, ${next.parameter})
${next.slots.map((slot, s) => `    v128.store(s${s} + k, ${slot})`).join('\n')}
  }
}`
}

/** `assembly/index.ts`: everything that the engine can call. */
export const indexText = (): string =>
  [
    `import { activation, slope } from './formulas'`,
    `import { sign } from './maths'`,
    `import { ACTIVATE, productWith, SLOPE } from './dense'`,
    `import { categoricalWith, elementwiseWith, errorsWith } from './losses'`,
    `export { addProduct, affine, affineOne, gradient, gradientOne, product, transpose } from './dense'`,
    `export { correct, correctSigns } from './losses'`,
    `export { logits, logitsBack } from './products'`,
    `export { normaliseBack, normaliseBatch, normaliseRunning } from './batchNorm'`,
    `export { drop } from './dropout'`,
    `export { representationVote, signVote } from './votes'`,
    `export { accumulateSquares, addScaled, blend, clear, clipValues, copy, gather, heapBase, innerProduct, multiply, multiplyEach } from './vectors'`,
    ...ACTIVATIONS.map(activationKernels),
    ...LOSSES.map(lossKernels),
    ...OPTIMIZERS.map(optimizerKernel),
  ].join('\n')

/**
 * Every elementwise formula of the playground with sample inputs, in one form. Every reader of `Operations`, such as
 * GLSL on a device, is compared with the numbers on them.
 */
import { activations } from '../activations/all'
import type { Formula, Operations } from '../formulas/operations'
import { losses } from '../losses/all'
import type { Loss } from '../losses/define'
import { productLogit, productSlope } from '../losses/product'
import { optimizers } from '../optimizers/all'
import type { Optimizer } from '../optimizers/define'
import { type OptionDescriptors, withDefaults } from '../options'

export type Sample = Readonly<Record<string, number>>
export interface CatalogueEntry {
  /** For example `loss focal derivative`. */
  readonly name: string
  readonly formula: Formula<string>
  /** All with the same keys: the names of the formula's inputs. Some have spaces, so they are not identifiers. */
  readonly inputs: readonly Sample[]
}

const cross = (...axes: (readonly Sample[])[]): Sample[] =>
  axes.reduce<Sample[]>((rows, axis) => rows.flatMap((row) => axis.map((more) => ({ ...row, ...more }))), [{}])
const axis = (name: string, values: readonly number[]): Sample[] => values.map((value) => ({ [name]: value }))

/** Near 0, of ordinary size, and large, where a naive formula overflows. */
const LOGITS = [0, 1e-4, -1e-4, 0.03, -0.19, 0.21, -0.5, 0.7, 1, -1.3, 2.1, -2.9, 4.2, -6, 9, -17.5, 40, -90, 1e4, -1e4]
const VALUES = [0, 0.01, -0.3, 0.5, -1, 1.7, -2.5, 12, -40, 900]

/** An option's smallest, default and largest value, and 0 and 1 if they are allowed. */
function optionSamples(options: OptionDescriptors): Sample[][] {
  return Object.entries(options).flatMap(([name, descriptor]) => {
    // The engines apply class weights; the formulas do not read them.
    if (descriptor.kind === 'perClass') return []
    if (descriptor.kind !== 'real') throw new Error(`option ${name} is not a real number`)
    const { min, max } = descriptor
    const wanted = [min, max, descriptor.default, 0, 1].filter((value) => value >= min && value <= max)
    return [axis(name, [...new Set(wanted)])]
  })
}

const operationEntries: CatalogueEntry[] = (
  [
    ['tanh', (o, { a }) => o.tanh(a), axis('a', LOGITS)],
    ['erf', (o, { a }) => o.erf(a), axis('a', LOGITS)],
    ['sign', (o, { a }) => o.sign(a), axis('a', LOGITS)],
    ['sine', (o, { a }) => o.sine(a), axis('a', VALUES.slice(0, -2))],
    ['cosine', (o, { a }) => o.cosine(a), axis('a', VALUES.slice(0, -2))],
    ['log', (o, { a }) => o.log(a), axis('a', [1e-30, 1e-3, 0.5, 1, 2, 1e20])],
    ['log1p', (o, { a }) => o.log1p(a), axis('a', [-0.9, -0.4, -1e-6, 0, 1e-20, 1e-7, 1e-3, 0.3, 1, 2, 1e6])],
    ['power', (o, { a, b }) => o.power(a, b), cross(axis('a', [0, 1e-6, 0.3, 1, 7]), axis('b', [0, 0.5, 1, 2, 5]))],
  ] satisfies [string, Formula<string>, Sample[]][]
).map(([name, formula, inputs]) => ({ name: `operation ${name}`, formula, inputs }))

const activationEntries: CatalogueEntry[] = activations.flatMap(({ id, value, derivative }) => [
  { name: `activation ${id} value`, formula: value, inputs: axis('input', LOGITS) },
  {
    name: `activation ${id} derivative`,
    formula: <V, C>(o: Operations<V, C>, { input }: Readonly<Record<string, V>>) =>
      derivative(o, { input, output: value(o, { input }) }),
    inputs: axis('input', LOGITS),
  },
])

function lossEntries(loss: Loss): CatalogueEntry[] {
  const options = optionSamples(loss.options)
  const entry = (part: string, formula: Formula<string>, ...axes: Sample[][]): CatalogueEntry => ({
    name: `loss ${loss.id} ${part}`,
    formula,
    inputs: cross(...axes, ...options),
  })
  if (loss.form === 'categorical') {
    const logTarget = axis('logTarget', [-1e-7, -1e-3, -0.1, -0.7, -2, -15, -1e4])
    return [
      entry('value', loss.value, logTarget, axis('meanLog', [-0.5, -3, -1e4])),
      entry('pull', loss.pull, logTarget),
      entry('spread', loss.spread),
    ]
  }
  const targets = { any: [0, 1, -2.5, 40], zeroOrOne: [0, 1], nonNegative: [0, 1, 7], classIndex: [] }
  const axes = [axis('output', LOGITS), axis('target', targets[loss.properties.targets])]
  return [entry('value', loss.value, ...axes), entry('derivative', loss.derivative, ...axes)]
}

const productEntries: CatalogueEntry[] = (
  [
    ['logit', productLogit],
    ['slope', productSlope],
  ] as const
).map(([part, formula]) => ({
  name: `product ${part}`,
  formula: formula as Formula<string>,
  inputs: cross(axis('own', LOGITS), axis('given', LOGITS)),
}))

/** The new parameter and each new moment, from inputs `parameter`, `gradient`, `slot NAME` and `constant NAME`. */
function optimizerEntries(optimizer: Optimizer): CatalogueEntry[] {
  const { id, slots, constantNames } = optimizer
  const slotInputs = slots.map((name) => `slot ${name}`)
  const constantInputs = constantNames.map((name) => `constant ${name}`)
  const updated = <V, C>(o: Operations<V, C>, inputs: Readonly<Record<string, V>>) =>
    optimizer.update(o, {
      parameter: inputs.parameter,
      gradient: inputs.gradient,
      slots: slotInputs.map((name) => inputs[name]),
      constants: constantInputs.map((name) => inputs[name]),
    })
  const inputs = cross(
    axis('parameter', [0, 0.3, -2]),
    axis('gradient', [0, 1e-3, -0.2, 50]),
    ...slotInputs.map((name) => axis(name, [0, 0.04, 3])),
    optimizerConstants(optimizer, constantInputs),
  )
  return [
    { name: `optimizer ${id} parameter`, formula: (o, given) => updated(o, given).parameter, inputs },
    ...slots.map(
      (slot, i): CatalogueEntry => ({
        name: `optimizer ${id} ${slot}`,
        formula: (o, given) => updated(o, given).slots[i],
        inputs,
      }),
    ),
  ]
}

/** The constants of steps 1, 10 and 1,000 at default options. */
function optimizerConstants({ options, constants }: Optimizer, names: readonly string[]): Sample[] {
  const defaults = withDefaults(options, {})
  return [1, 10, 1000].map((step) => {
    const values = constants(step, 0.01, defaults)
    return Object.fromEntries(names.map((name, i) => [name, values[i]]))
  })
}

export const catalogue: readonly CatalogueEntry[] = [
  ...operationEntries,
  ...activationEntries,
  ...losses.flatMap(lossEntries),
  ...productEntries,
  ...(optimizers as readonly Optimizer[]).flatMap(optimizerEntries),
]

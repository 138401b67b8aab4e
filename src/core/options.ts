/**
 * Typed descriptors of the knobs of a loss, weighting, optimizer or schedule.
 *
 * From one descriptor come the default, the limits, the control on the page, the link codec and
 * the schema. The options' type is inferred, so `weigh` cannot read an option nobody declared.
 */
/** Most tasks of a set-up: no option has an entry for more. */
export const MOST_TASKS = 12

/** In place of a value that the method finds by itself. */
export const AUTO = -1

export interface RealOption {
  readonly kind: 'real'
  readonly default: number
  readonly min: number
  readonly max: number
  /** How the slider runs; `log` needs min > 0, or `auto`. Linear when absent. */
  readonly scale?: 'linear' | 'log'
  /** `AUTO` is allowed too and stands in front of the slider, with the text `auto`. */
  readonly auto?: true
  /** Written behind the number, for example `steps`. */
  readonly unit?: string
}
export interface IntegerOption {
  readonly kind: 'integer'
  readonly default: number
  readonly min: number
  readonly max: number
  readonly scale?: 'linear' | 'log'
  readonly unit?: string
}
export interface ChoiceOption<Value extends string = string> {
  readonly kind: 'choice'
  readonly default: Value
  readonly values: readonly Value[]
}
export interface SwitchOption {
  readonly kind: 'switch'
  readonly default: boolean
}
/** One number a task; a shorter list is filled up with `default`. */
export interface PerTaskOption {
  readonly kind: 'perTask'
  /** `share`: 1/T each. */
  readonly default: number | 'share'
  readonly min: number
  readonly max: number
  readonly integer?: boolean
  readonly unit?: string
}
/** A text, for example an expression; checked by `check`, which answers null or a reason. */
export interface TextOption {
  readonly kind: 'text'
  readonly default: string
  readonly maxLength: number
}
/** Control points [x, y] of a curve per task, x ascending. */
export interface CurvesOption {
  readonly kind: 'curves'
  readonly default: readonly (readonly (readonly [number, number])[])[]
  readonly min: number
  readonly max: number
  readonly maxPoints: number
}
export type OptionDescriptor =
  | RealOption
  | IntegerOption
  | ChoiceOption
  | SwitchOption
  | PerTaskOption
  | TextOption
  | CurvesOption
/** Widths of layers: from `least` to `most` layers, each of 1 to `widest` units. Fields of a set-up alone have it. */
export interface WidthsOption {
  readonly kind: 'widths'
  readonly default: readonly number[]
  readonly least: number
  readonly most: number
  readonly widest: number
}
/** Everything that one value of a set-up may be: an option, or a field that no method has. */
export type Descriptor = OptionDescriptor | WidthsOption
/** A descriptor whose default stands elsewhere. */
export type WithoutDefault<D extends Descriptor> = D extends Descriptor ? Omit<D, 'default'> : never
export type OptionDescriptors = Readonly<Record<string, OptionDescriptor>>
/** Options that are numbers, as engines take them. */
export type NumberDescriptors = Readonly<Record<string, RealOption | IntegerOption>>

export type OptionValue<D extends OptionDescriptor> = D extends { kind: 'real' | 'integer' }
  ? number
  : D extends ChoiceOption<infer Value>
    ? Value
    : D extends { kind: 'switch' }
      ? boolean
      : D extends { kind: 'perTask' }
        ? readonly number[]
        : D extends { kind: 'curves' }
          ? CurvesOption['default']
          : string

export type OptionValues<D extends OptionDescriptors> = { readonly [K in keyof D]: OptionValue<D[K]> }
/** Options as the config carries them: only what differs from the defaults need be there. */
export type LooseOptions = Readonly<Record<string, unknown>>

type Limits = { min: number; max: number; scale?: 'linear' | 'log'; unit?: string }
export const real = (o: { default: number; auto?: true } & Limits): RealOption => ({ kind: 'real', ...o })
export const integer = (o: { default: number } & Limits): IntegerOption => ({ kind: 'integer', ...o })
export const choice = <const Value extends string>(o: {
  default: NoInfer<Value>
  values: readonly Value[]
}): ChoiceOption<Value> => ({ kind: 'choice', ...o })
export const toggle = (o: { default: boolean }): SwitchOption => ({ kind: 'switch', ...o })
export const perTask = (o: Omit<PerTaskOption, 'kind'>): PerTaskOption => ({ kind: 'perTask', ...o })
export const text = (o: Omit<TextOption, 'kind'>): TextOption => ({ kind: 'text', ...o })
export const curves = (o: Omit<CurvesOption, 'kind'>): CurvesOption => ({ kind: 'curves', ...o })

/** The value of one task: what is given, else the default. */
export const perTaskValue = (
  descriptor: PerTaskOption,
  given: readonly number[],
  task: number,
  taskCount: number,
): number => given[task] ?? (descriptor.default === 'share' ? 1 / taskCount : descriptor.default)

/** All options of `descriptors`: what `given` has, the default for the rest. Checks nothing. */
export function withDefaults<D extends OptionDescriptors>(descriptors: D, given: LooseOptions): OptionValues<D> {
  const values: Record<string, unknown> = {}
  for (const [name, descriptor] of Object.entries(descriptors)) {
    values[name] = given[name] === undefined ? (descriptor.kind === 'perTask' ? [] : descriptor.default) : given[name]
  }
  return values as OptionValues<D>
}

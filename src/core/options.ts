/**
 * Typed descriptors of the options of a loss, weighting, optimizer or schedule.
 *
 * One descriptor gives the default, the limits, the control on the page and the check of what a link brings. The
 * type of the options is inferred from the descriptors, so a method cannot read an option that it does not declare.
 */

/** The largest number of tasks in a set-up, and of entries in an option that has one for each task. */
export const MOST_TASKS = 12

/** The largest number of entries in an option that has one for each class. */
export const MOST_CLASSES = 64

/** Stands for a value that the method finds by itself. */
export const AUTO = -1

export interface RealOption {
  readonly kind: 'real'
  readonly default: number
  readonly min: number
  readonly max: number
  /** Scale of the slider, linear by default. `log` needs `auto` or a `min` above 0. */
  readonly scale?: 'linear' | 'log'
  /** `AUTO` is allowed too. It is the first position of the slider, with the text `auto`. */
  readonly auto?: true
  /** Written after the number, for example `steps`. */
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
/** One number for each task. Tasks beyond the end of the list have `default`. */
export interface PerTaskOption {
  readonly kind: 'perTask'
  /** `share`: 1/T for each of T tasks. */
  readonly default: number | 'share'
  readonly min: number
  readonly max: number
  readonly integer?: boolean
  readonly unit?: string
}
/** One number for each class of a task, or `AUTO`. Classes beyond the end of the list have `default`. */
export interface PerClassOption {
  readonly kind: 'perClass'
  readonly default: number
  readonly min: number
  readonly max: number
}
/** A text, for example typed formulas. */
export interface TextOption {
  readonly kind: 'text'
  readonly default: string
  readonly maxLength: number
}
/** A curve for each task, as its control points [x, y] with ascending x. */
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
  | PerClassOption
  | TextOption
  | CurvesOption
/** Widths of layers: `least` to `most` layers, each of 1 to `widest` units. Only fields of a set-up have this kind. */
export interface WidthsOption {
  readonly kind: 'widths'
  readonly default: readonly number[]
  readonly least: number
  readonly most: number
  readonly widest: number
}
/** The kinds of values in a set-up: those of options, and `widths`. */
export type Descriptor = OptionDescriptor | WidthsOption
/** A descriptor whose default is stored elsewhere. */
export type WithoutDefault<D extends Descriptor> = D extends Descriptor ? Omit<D, 'default'> : never
export type OptionDescriptors = Readonly<Record<string, OptionDescriptor>>
/** Options that are all numbers. Engines accept no others. */
export type NumberDescriptors = Readonly<Record<string, RealOption | IntegerOption>>

export type OptionValue<D extends OptionDescriptor> = D extends { kind: 'real' | 'integer' }
  ? number
  : D extends ChoiceOption<infer Value>
    ? Value
    : D extends { kind: 'switch' }
      ? boolean
      : D extends { kind: 'perTask' | 'perClass' }
        ? readonly number[]
        : D extends { kind: 'curves' }
          ? CurvesOption['default']
          : string

export type OptionValues<D extends OptionDescriptors> = { readonly [K in keyof D]: OptionValue<D[K]> }
/** Options as a set-up stores them. Those that equal their defaults may be left out. */
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
export const perClass = (o: Omit<PerClassOption, 'kind'>): PerClassOption => ({ kind: 'perClass', ...o })
export const text = (o: Omit<TextOption, 'kind'>): TextOption => ({ kind: 'text', ...o })
export const curves = (o: Omit<CurvesOption, 'kind'>): CurvesOption => ({ kind: 'curves', ...o })

/** The value for one task: the given one, else the default. */
export const perTaskValue = (
  descriptor: PerTaskOption,
  given: readonly number[],
  task: number,
  taskCount: number,
): number => given[task] ?? (descriptor.default === 'share' ? 1 / taskCount : descriptor.default)

/** True for lists whose missing entries have the default. The empty list is their default. */
export const isList = ({ kind }: OptionDescriptor): boolean => kind === 'perTask' || kind === 'perClass'

/** The given options, and the defaults of all others. Does not check the given values. */
export function withDefaults<D extends OptionDescriptors>(descriptors: D, given: LooseOptions): OptionValues<D> {
  const values: Record<string, unknown> = {}
  for (const [name, descriptor] of Object.entries(descriptors)) {
    values[name] = given[name] === undefined ? (isList(descriptor) ? [] : descriptor.default) : given[name]
  }
  return values as OptionValues<D>
}

import type { FieldPath } from '../../core/config/paths'
import {
  AUTO,
  type IntegerOption,
  type OptionDescriptor,
  type OptionDescriptors,
  type PerClassOption,
  type PerTaskOption,
  perTaskValue,
  type RealOption,
} from '../../core/options'
import { useField } from '../hooks/useField'
import { useFormat } from '../hooks/useFormat'
import type { Gesture } from '../hooks/useSetup'
import type { NamedTask } from '../hooks/useTasks'
import { useText } from '../hooks/useText'
import { ChoiceField } from './ChoiceField'
import { CurvesEditor } from './CurvesEditor'
import type { Range } from './ladder'
import { SliderField } from './SliderField'
import { SwitchField } from './SwitchField'
import { TextField } from './TextField'

/**
 * Returns a text by its key inside the owner's texts: `delta.label`, `delta.hint`,
 * `shape.values.cosine`, `end.never` (for a per-task value below 0), `noise.auto`.
 */
export type OptionText = (key: string) => string | undefined

/**
 * The controls of a loss, optimizer, schedule or weighting, made from its descriptors alone.
 *
 * `path` is the place of the options in the set-up (`weighting.options`, `tasks.t2.loss.options`). The field table
 * says by that path whether a change restarts training.
 */
export function OptionControls(props: {
  readonly descriptors: OptionDescriptors
  readonly path: FieldPath
  readonly text: OptionText
  readonly tasks?: readonly NamedTask[]
  /** Number of classes, for options that have a number for each. */
  readonly classes?: number
  /** The owner of the options, put before each name for screen readers. */
  readonly owner?: string
  readonly color?: string
  /** For texts: null, or the fault of the value. */
  readonly check?: (name: string, value: string) => string | null
}) {
  return Object.entries(props.descriptors).map(([name, descriptor]) => (
    <OptionControl key={name} {...props} name={name} descriptor={descriptor} />
  ))
}

type ControlProps = Omit<Parameters<typeof OptionControls>[0], 'descriptors'> & {
  readonly name: string
  readonly descriptor: OptionDescriptor
}

function OptionControl(props: ControlProps) {
  const { descriptor, name, text } = props
  const page = useText('interface')
  const { significant } = useFormat()
  const field = useField<unknown>(`${props.path}.${name}`)
  const label = text(`${name}.label`) ?? name
  const shared = {
    label,
    name: props.owner ? `${props.owner}: ${label}` : label,
    hint: text(`${name}.hint`),
    live: field.live,
    locked: field.locked,
    color: props.color,
  }
  switch (descriptor.kind) {
    case 'real':
    case 'integer': {
      const auto = descriptor.kind === 'real' && descriptor.auto
      return (
        <SliderField
          {...shared}
          value={numberOr(field.value, descriptor.default)}
          range={rangeOf(descriptor)}
          limits={auto ? { min: AUTO, max: descriptor.max } : descriptor}
          unit={descriptor.unit && (page.maybe(`units.${descriptor.unit}`) ?? descriptor.unit)}
          format={auto ? (value) => (value < 0 ? text(`${name}.auto`) : undefined) ?? significant(value) : undefined}
          onChange={(value, gesture) => field.set(auto && value < 0 ? AUTO : value, gesture)}
          onTry={field.try}
        />
      )
    }
    case 'choice':
      return (
        <ChoiceField
          {...shared}
          value={typeof field.value === 'string' ? field.value : descriptor.default}
          options={descriptor.values.map((value) => ({ value, label: text(`${name}.values.${value}`) ?? value }))}
          onChange={field.set}
        />
      )
    case 'switch':
      return (
        <SwitchField
          {...shared}
          value={typeof field.value === 'boolean' ? field.value : descriptor.default}
          onChange={field.set}
        />
      )
    case 'text':
      return (
        <TextField
          {...shared}
          value={typeof field.value === 'string' ? field.value : descriptor.default}
          maxLength={descriptor.maxLength}
          check={(value) => props.check?.(name, value) ?? null}
          onChange={field.set}
        />
      )
    case 'perTask':
      return <PerTask {...props} descriptor={descriptor} field={field} label={label} hint={shared.hint} />
    case 'perClass':
      return <PerClass {...props} descriptor={descriptor} field={field} label={label} hint={shared.hint} />
    case 'curves':
      return (
        <CurvesEditor
          label={label}
          descriptor={descriptor}
          value={Array.isArray(field.value) ? field.value : descriptor.default}
          tasks={props.tasks ?? []}
          locked={field.locked}
          onChange={field.set}
        />
      )
  }
}

type ListProps<D> = ControlProps & {
  readonly descriptor: D
  readonly field: ReturnType<typeof useField<unknown>>
  readonly label: string
  readonly hint?: string
}

/** A switch that makes all of them automatic, else one row per class. */
function PerClass(props: ListProps<PerClassOption>) {
  const text = useText('interface')
  const { significant } = useFormat()
  const { descriptor, field, name, label, owner } = props
  const given = Array.isArray(field.value) ? (field.value as readonly number[]) : []
  const values = Array.from({ length: props.classes ?? 0 }, (_, k) => given[k] ?? descriptor.default)
  if (values.length === 0) return null
  const auto = props.text(`${name}.auto`) ?? name
  const balanced = props.text(`${name}.values.balanced`) ?? auto
  const automatic = values.every((value) => value === AUTO)
  // A list of defaults is no option at all.
  const set = (next: readonly number[], gesture?: Gesture) =>
    field.set(next.every((value) => value === descriptor.default) ? [] : next, gesture)
  return (
    <div className="per-task">
      <p className="hint">{props.hint ? `${label}: ${props.hint}` : label}</p>
      <SwitchField
        label={balanced}
        name={owner ? `${owner}: ${balanced}` : balanced}
        value={automatic}
        live={field.live}
        locked={field.locked}
        onChange={(on) => set(values.map(() => (on ? AUTO : descriptor.default)))}
      />
      {!automatic &&
        values.map((value, k) => {
          const own = text('controls.class', { index: k })
          return (
            <SliderField
              key={own}
              label={own}
              name={text('controls.of', { name: owner ? `${owner}: ${label}` : label, task: own })}
              value={value}
              range={{ min: descriptor.min, max: descriptor.max, scale: 'log', front: AUTO }}
              limits={{ min: AUTO, max: descriptor.max }}
              live={field.live}
              locked={field.locked}
              color={props.color}
              format={(each) => (each < 0 ? auto : significant(each))}
              onChange={(next, gesture) =>
                set(
                  values.map((old, i) => (i === k ? (next < 0 ? AUTO : next) : old)),
                  gesture,
                )
              }
            />
          )
        })}
    </div>
  )
}

/** One row per task of the set-up. */
function PerTask(props: ListProps<PerTaskOption>) {
  const text = useText('interface')
  const format = useFormat()
  const { descriptor, field } = props
  const given = Array.isArray(field.value) ? (field.value as readonly number[]) : []
  const tasks = props.tasks ?? []
  const values = tasks.map((_, t) => perTaskValue(descriptor, given, t, tasks.length))
  return (
    <div className="per-task">
      <p className="hint">{props.hint ? `${props.label}: ${props.hint}` : props.label}</p>
      {tasks.map((task, t) => (
        <SliderField
          key={task.id}
          label={task.name}
          name={text('controls.of', { name: props.label, task: task.name })}
          value={values[t]}
          range={perTaskRange(descriptor)}
          limits={descriptor}
          live={field.live}
          locked={field.locked}
          color={task.color}
          format={(value) =>
            (value < 0 ? props.text(`${props.name}.never`) : undefined) ??
            (descriptor.integer ? format.integer(value) : format.significant(value))
          }
          unit={descriptor.unit && (text.maybe(`units.${descriptor.unit}`) ?? descriptor.unit)}
          onChange={(value, gesture) =>
            field.set(
              values.map((old, i) => (i === t ? value : old)),
              gesture,
            )
          }
        />
      ))}
    </div>
  )
}

const numberOr = (value: unknown, fallback: number): number => (typeof value === 'number' ? value : fallback)

/** The slider covers the limits of the descriptor, on the descriptor's scale. */
function rangeOf(descriptor: RealOption | IntegerOption): Range {
  const { min, max, scale } = descriptor
  if (descriptor.kind === 'real' && descriptor.auto) {
    // 0 lies between `auto` and the nine decades.
    return { min: min > 0 ? min : max * 1e-9, max, scale, zero: min === 0, front: AUTO }
  }
  return { min, max, scale, integer: descriptor.kind === 'integer' || undefined }
}

/** With more values than this a linear slider is too coarse. */
const WIDE = 10_000

/** Steps go up to a million. A logarithmic slider covers the usual range; the entry takes the rest. */
function perTaskRange({ min, max, integer }: PerTaskOption): Range {
  if (max - min <= WIDE) return { min, max, integer }
  return { min: 1, max: WIDE, scale: 'log', integer, zero: true, front: min < 0 ? min : undefined }
}

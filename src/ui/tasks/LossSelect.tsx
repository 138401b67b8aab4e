import { taskPath } from '../../core/config/paths'
import { lossById, lossesFor } from '../../core/losses/all'
import type { Loss } from '../../core/losses/define'
import { AUTO, type LooseOptions } from '../../core/options'
import { HoverCard } from '../controls/HoverCard'
import { OpenInLab } from '../controls/OpenInLab'
import { Select } from '../controls/Select'
import { Tex } from '../controls/Tex'
import { useField } from '../hooks/useField'
import type { NamedTask } from '../hooks/useTasks'
import { useText } from '../hooks/useText'

/** The losses that fit the task's kind. Hovering shows the formula of the chosen one. */
export function LossSelect({ task }: { readonly task: NamedTask }) {
  const text = useText('tasks')
  const losses = useText('losses')
  const name = (id: string) => losses.maybe(`${id}.name`) ?? id
  const field = useField<string>(taskPath(task.id, 'loss.id'))
  return (
    <HoverCard
      className="loss"
      remark={
        <>
          <LossRemark loss={lossById(task.config.loss.id)} />
          <LossInLab task={task} />
        </>
      }
    >
      {(describedBy) => (
        <Select
          label={text('loss', { task: task.name })}
          describedBy={describedBy}
          locked={field.locked}
          value={task.config.loss.id}
          options={lossesFor(task.kind).map((loss) => ({ value: loss.id, label: name(loss.id) }))}
          onChange={(id) => field.set(id)}
        />
      )}
    </HoverCard>
  )
}

/** The lab counts no labels and has two classes at most, so it has neither automatic weights nor weights of classes. */
const inLab = (options: LooseOptions): LooseOptions =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => typeof value === 'number' && value !== AUTO))

/** Shows the task's loss in the loss lab. */
export function LossInLab({ task }: { readonly task: NamedTask }) {
  const losses = useText('losses')
  const { id, options } = task.config.loss
  return (
    <OpenInLab
      family="losses"
      id={id}
      name={losses.maybe(`${id}.name`) ?? id}
      options={inLab(options)}
      kind={task.kind === 'regression' ? 'regression' : 'classes'}
      wide
    />
  )
}

/** Name, formula, one sentence and the properties of a loss. */
export function LossRemark({ loss }: { readonly loss: Loss }) {
  const text = useText('tasks')
  const losses = useText('losses')
  const properties = (['convex', 'smooth', 'boundedGradient'] as const).filter((key) => loss.properties[key])
  return (
    <>
      <h3>{losses.maybe(`${loss.id}.name`) ?? loss.id}</h3>
      <Tex tex={loss.tex} display />
      <p>{losses.maybe(`${loss.id}.about`)}</p>
      <p className="hint">{properties.map((key) => text(`properties.${key}`)).join(' · ')}</p>
      {loss.citation && (
        <p className="hint">
          <a href={loss.citation.url} target="_blank" rel="noreferrer noopener">
            {loss.citation.text}
          </a>
        </p>
      )}
    </>
  )
}

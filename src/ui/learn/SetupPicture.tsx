import type { RunConfig } from '../../core/config/types'
import { problemOf } from '../../core/problems/all'
import type { Shown } from '../../lessons/define'
import { TargetPicture } from '../controls/TargetPicture'
import { useFormat } from '../hooks/useFormat'
import { useTrainingTasks } from '../hooks/useTasks'
import { useText } from '../hooks/useText'
import { taskColorIndex } from '../theme/taskColor'

/** A set-up as a picture: inputs, the trunk's layers, and each task with its target, loss and weight. */
export function SetupPicture({ shown }: { readonly shown: Shown }) {
  const text = useText('learn')
  const page = useText('interface')
  if (shown.place === 'lab') return <p className="set-up">{page('commands.lab')}</p>
  if (shown.place === 'landscape') return <p className="set-up">{page('commands.landscape')}</p>
  if (shown.place === 'run') return <Network config={shown.config} />
  const names = shown.comparison.lanes.flatMap(({ name }) => (name ? [name] : []))
  return (
    <>
      <Network config={shown.comparison.base.config} />
      {names.length > 0 && <p>{text('sheet.lanes', { lanes: names.join(' · ') })}</p>}
    </>
  )
}

const CIRCLE = 5
const GAP = 14
/** Circles of a layer that are drawn; the number below it says how many there are. */
const MOST = 6

function Network({ config }: { readonly config: RunConfig }) {
  const text = useText('learn')
  const losses = useText('losses')
  const methods = useText('methods')
  const optimizers = useText('optimizers')
  const settings = useText('settings')
  const format = useFormat()
  const tasks = useTrainingTasks(config)
  const { network, training, weighting } = config
  const layers = [problemOf(config).inputWidth(config.problem), ...network.trunk]
  const height = MOST * GAP + 22
  const middle = (MOST * GAP) / 2
  const spots = layers.map((width, l) => {
    const count = Math.min(width, MOST)
    return Array.from({ length: count }, (_, k) => [20 + l * 46, middle + (k - (count - 1) / 2) * GAP] as const)
  })
  return (
    <div className="set-up">
      <svg width={40 + (layers.length - 1) * 46} height={height} aria-hidden="true">
        {spots
          .slice(1)
          .flatMap((layer, l) =>
            layer.flatMap(([x, y]) =>
              spots[l].map(([fromX, fromY]) => (
                <path key={`${x} ${y} ${fromX} ${fromY}`} d={`M${fromX},${fromY}L${x},${y}`} />
              )),
            ),
          )}
        {spots.flat().map(([x, y]) => (
          <circle key={`${x} ${y}`} cx={x} cy={y} r={CIRCLE} />
        ))}
        {layers.map((width, l) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a layer is its place
          <text key={l} x={20 + l * 46} y={height - 4} textAnchor="middle">
            {width}
          </text>
        ))}
      </svg>
      <ul className="targets">
        {tasks.map((task) => (
          <li key={task.id}>
            <TargetPicture
              problem={task.problem}
              task={task.config}
              reference={task.reference}
              color={`--t${taskColorIndex(task.id)}`}
            />
            <small>
              {settings('printedTask', {
                task: task.name,
                loss: losses.maybe(`${task.config.loss.id}.name`) ?? task.config.loss.id,
                weight: format.significant(task.config.weight),
              })}
            </small>
          </li>
        ))}
      </ul>
      <p>
        {methods.maybe(`${weighting.id}.name`) ?? weighting.id}
        <br />
        {text('sheet.trunk', { layers: network.trunk.map(format.integer).join(' · ') })}
        <br />
        {optimizers.maybe(`${training.optimizer.id}.name`) ?? training.optimizer.id}, {settings('learningRate')}{' '}
        {format.significant(training.learningRate)}
      </p>
    </div>
  )
}

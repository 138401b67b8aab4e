import { type ReactNode, useRef } from 'react'
import { taskKind, taskOutputs } from '../../core/problems/targets'
import { FutureMark } from '../controls/FutureMark'
import { useBox } from '../hooks/useBox'
import { useScrollStop } from '../hooks/useScrollStop'
import { type NamedTask, useEnabledLooks, useEnabledTasks } from '../hooks/useTasks'
import { useText } from '../hooks/useText'
import { Drawing } from './Drawing'
import { MOST_NAMES } from './drawRows'
import { layoutOfCard } from './layout'
import './network.css'
import { RowsHead } from './RowsHead'
import { TaskHead } from './TaskHead'
import { useVisibleHeads } from './useVisibleHeads'

/** The network: inputs, trunk, heads, and each head's prediction beside its target. `heading` replaces the title. */
export function NetworkCard({ heading }: { readonly heading?: ReactNode }) {
  const text = useText('network')
  const tasks = useEnabledTasks()
  const looks = useEnabledLooks()
  const box = useRef<HTMLDivElement>(null)
  const { width, height } = useBox(box)
  useVisibleHeads(box, width > 0 ? tasks.map(({ id, problem }) => `${problem.id} ${id}`).join() : '')
  useScrollStop(box)
  const { stacked, columns, row, picture, drawing } = layoutOfCard(
    width,
    height,
    tasks.length,
    tasks.some(hasManyClasses),
  )
  return (
    <section className="card network-card" id="pictures" tabIndex={-1} aria-label={text('title')}>
      <div className="card-head">
        {heading ?? <h2>{text('title')}</h2>}
        <FutureMark />
        <span className="aside hint">{text('edges')}</span>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would look and read like a form */}
      <div
        ref={box}
        role="group"
        aria-label={text('title')}
        className={stacked && width > 0 ? 'network-box stacked own-layer' : 'network-box own-layer'}
        style={{ '--picture': `${picture}px`, '--row': stacked ? 'auto' : `${row}px` }}
      >
        {width > 0 && (
          <>
            <Drawing tasks={looks} width={drawing.width} row={drawing.row} />
            <div className="network-pictures" style={{ gridTemplateColumns: `repeat(${columns}, auto)` }}>
              {tasks.map((task, t) => (
                <Head key={task.id} task={task} last={t >= tasks.length - columns} />
              ))}
            </div>
          </>
        )}
      </div>
    </section>
  )
}

const hasManyClasses = ({ problem, config }: NamedTask): boolean =>
  problem.surface === null && taskKind(problem, config) === 'multiclass' && taskOutputs(problem, config) > MOST_NAMES

const Head = (props: { readonly task: NamedTask; readonly last: boolean }) =>
  props.task.problem.surface ? <TaskHead {...props} /> : <RowsHead task={props.task} />

import { Fragment, useEffect, useRef } from 'react'
import { problems } from '../../core/problems/all'
import type { Problem } from '../../core/problems/define'
import type { ThumbnailContent } from '../../core/problems/thumbnail'
import { chooseProblem } from '../../state/chooseProblem'
import { bytesToLoad } from '../../state/data'
import { openDialog } from '../../state/dialogs'
import { Dialog } from '../controls/Dialog'
import { TargetPicture } from '../controls/TargetPicture'
import { useFormat } from '../hooks/useFormat'
import { describedBy, useLocked } from '../hooks/useLocked'
import { useConfig } from '../hooks/useStores'
import { useText } from '../hooks/useText'
import { TASK_COLORS, taskColorIndex, themeRgb } from '../theme/taskColor'
import { useTheme } from '../theme/useTheme'
import { drawThumbnail } from './drawThumbnail'
import './picker.css'
import { useContents } from './useContents'

/** The list of all problems. Choosing one closes it. */
export function ProblemDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText('picker')
  const contents = useContents(problems)
  return (
    <Dialog name="problem-list" label={text('title')} titled onClose={onClose}>
      {(close) => (
        <>
          <p className="hint">{text('note')}</p>
          <ul>
            {problems.map((problem) => (
              <Card key={problem.id} problem={problem} content={contents.get(problem.id)} onDone={close} />
            ))}
          </ul>
        </>
      )}
    </Dialog>
  )
}

/**
 * An opening dialog focuses the element with this attribute. React's `autoFocus` focuses before the dialog is open, which
 * does nothing.
 */
const beginHere = (element: HTMLElement | null) => element?.setAttribute('autofocus', '')

function Card(props: {
  readonly problem: Problem
  /** undefined: not made yet; null: its data are not here. */
  readonly content: ThumbnailContent | null | undefined
  readonly onDone: () => void
}) {
  const { problem, content } = props
  const text = useText('picker')
  const names = useText('problems')
  const source = text.maybe(`sources.${problem.id}`)
  const current = useConfig((config) => config.problem.id) === problem.id
  const locked = useLocked('problem.id') && !current
  const choose = () => {
    props.onDone()
    // A table is a file that the person chooses first.
    if (problem.ofTable) openDialog('table')
    else if (!current) chooseProblem(problem.id)
  }
  return (
    <li>
      <button
        type="button"
        className="problem-choice"
        ref={current ? beginHere : undefined}
        aria-current={current ? 'true' : undefined}
        disabled={locked}
        aria-describedby={describedBy(locked)}
        data-problem={problem.id}
        onClick={choose}
      >
        <span className="problem-picture">
          {content ? <Picture problem={problem} content={content} /> : content === null && text('noPicture')}
        </span>
        <span className="problem-words">
          <b>
            {names.maybe(`names.${problem.id}`) ?? problem.id}
            {current && <small> {text('current')}</small>}
          </b>
          <span>{text.maybe(`problems.${problem.id}.about`)}</span>
          <span className="hint">{text('hard', { what: text.maybe(`problems.${problem.id}.hard`) ?? '' })}</span>
          <Size problem={problem} />
          {source && <span className="hint">{source}</span>}
        </span>
      </button>
    </li>
  )
}

/** Rows, inputs, tasks, and the bytes that are still to be loaded. */
function Size({ problem }: { readonly problem: Problem }) {
  const text = useText('picker')
  const format = useFormat()
  const config = useConfig((current) => current.problem)
  const own = { ...config, ...(config.id === problem.id ? {} : problem.preset?.problem), id: problem.id }
  const count = format.integer(Math.min(own.samples, problem.rows ?? own.samples))
  const bytes = bytesToLoad({ problem: own })
  const facts = [
    problem.rows === undefined ? text('drawn', { count }) : text('rows', { count: format.integer(problem.rows) }),
    text('inputs', { count: format.integer(problem.inputWidth(own)) }),
    text('tasks', { count: problem.usualTasks.length }),
    ...(bytes > 0 ? [text('load', { size: format.bytes(bytes) })] : []),
  ]
  return (
    <span className="hint num">
      {facts.map((fact, k) => (
        <Fragment key={fact}>
          {k > 0 && ' · '}
          <span className="problem-fact">{fact}</span>
        </Fragment>
      ))}
    </span>
  )
}

const WIDTH = 132
const HEIGHT = 84

function Picture({ problem, content }: { readonly problem: Problem; readonly content: ThumbnailContent }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = useTheme()
  // biome-ignore lint/correctness/useExhaustiveDependencies: `theme` stands for the colours
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context || content.kind === 'surfaces') return
    const tasks = Array.from({ length: TASK_COLORS }, (_, k) => themeRgb(`--t${k + 1}`))
    context.setTransform(2, 0, 0, 2, 0, 0)
    drawThumbnail(context, content, [WIDTH, HEIGHT], { ink: themeRgb('--ink'), surface: themeRgb('--surface'), tasks })
  }, [content, theme])
  if (content.kind !== 'surfaces')
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas takes no focus
    return <canvas ref={canvas} width={2 * WIDTH} height={2 * HEIGHT} aria-hidden="true" />
  return content.tasks.map((task) => (
    <TargetPicture key={task.id} problem={problem} task={task} color={`--t${taskColorIndex(task.id)}`} cells={36} />
  ))
}

import { useState } from 'react'
import { isRight } from '../../core/measures/answers'
import { MadeUp } from '../controls/MadeUp'
import { RowImages } from '../controls/RowImages'
import { Select } from '../controls/Select'
import { useFormat } from '../hooks/useFormat'
import { useRowAnswers } from '../hooks/useRowAnswers'
import { useEnabledTasks } from '../hooks/useTasks'
import { useText } from '../hooks/useText'
import './images.css'

/** Test images of a problem whose inputs are images, with the prediction of each task. They follow the training. */
export function ImagesCard() {
  const text = useText('images')
  const format = useFormat()
  const tasks = useEnabledTasks()
  const predictions = useRowAnswers(tasks)
  const [choice, setChoice] = useState('all')
  if (!predictions || tasks.length === 0) return <p className="note">{text('waiting')}</p>

  /** For each row and task: right, wrong, or neither (null). */
  const marks = Array.from({ length: predictions.rows }, (_, row) =>
    predictions.answers(row).map((answer) => answer && isRight(answer)),
  )
  const allRight = (row: number) => marks[row].includes(true) && !marks[row].includes(false)
  const classifying = tasks.filter(({ kind }) => kind !== 'regression')
  const filters: Readonly<Record<string, (row: number) => boolean>> = {
    all: () => true,
    right: allRight,
    wrong: (row) => marks[row].includes(false),
    ...Object.fromEntries(classifying.map(({ id, index }) => [id, (row: number) => marks[row][index] === false])),
  }
  const names = {
    all: text('all'),
    right: text('right'),
    wrong: text('wrong'),
    ...Object.fromEntries(classifying.map(({ id, name }) => [id, text('wrongOf', { task: name })])),
  }
  const places = [...marks.keys()]
  const count = format.integer(predictions.rows)
  return (
    <div className="images-card">
      <div className="images-head">
        <Select
          label={text('which')}
          value={choice in filters ? choice : 'all'}
          options={Object.entries(names).map(([value, label]) => ({ value, label }))}
          onChange={setChoice}
        />
        <p className="hint num">
          {text('summary', { right: format.integer(places.filter(allRight).length), count })}{' '}
          {predictions.rows < predictions.of && text('some', { count, of: format.integer(predictions.of) })}
        </p>
      </div>
      <RowImages
        key={choice}
        tasks={tasks}
        predictions={predictions}
        rows={places.filter(filters[choice] ?? filters.all)}
        label={text('strip')}
      />
      <p className="hint">{text('legend')}</p>
      {tasks.map((task) => (
        <MadeUp key={task.id} task={task} named />
      ))}
    </div>
  )
}

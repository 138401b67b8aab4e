import { RowImages } from '../controls/RowImages'
import { useRowAnswers } from '../hooks/useRowAnswers'
import { type NamedTask, useEnabledTasks } from '../hooks/useTasks'

/** The test images of a cell of a confusion matrix. They follow the training. */
export function CellImages(props: {
  readonly task: NamedTask
  readonly truth: number
  readonly predicted: number
  /** What the cell says. */
  readonly label: string
}) {
  const tasks = useEnabledTasks()
  const predictions = useRowAnswers(tasks)
  if (!predictions) return null
  const isInCell = (row: number) => {
    const answer = predictions.answers(row)[props.task.index]
    return answer?.truth === props.truth && answer.predicted === props.predicted
  }
  const rows = Array.from({ length: predictions.rows }, (_, row) => row).filter(isInCell)
  return <RowImages tasks={tasks} predictions={predictions} rows={rows} label={props.label} />
}

import { useStore } from 'zustand'
import { widthOfInput } from '../../../core/tables/recipe'
import type { TextValues } from '../../../i18n/keys'
import { predictionsCsv } from '../../../state/table/predictions'
import { chosenRecipe, isOfRun, tableStore } from '../../../state/table/store'
import { trainOnTable } from '../../../state/table/train'
import { MadeUp } from '../../controls/MadeUp'
import { saveFile } from '../../files/saveFile'
import { useFormat } from '../../hooks/useFormat'
import { describedBy, useLocked } from '../../hooks/useLocked'
import { useConfig, useRun } from '../../hooks/useStores'
import { useEnabledTasks } from '../../hooks/useTasks'
import { useText } from '../../hooks/useText'

/** What the chosen columns become, or why they cannot; trains on them, and saves predictions. */
export function Finish({ onDone }: { readonly onDone: () => void }) {
  const text = useText('table')
  const format = useFormat()
  const state = useStore(tableStore)
  const locked = useLocked('problem.table')
  const recipe = chosenRecipe(state)
  if (!recipe) return null
  if ('code' in recipe) {
    const counts: TextValues =
      'count' in recipe ? { count: format.integer(recipe.count), most: format.integer(recipe.most) } : {}
    return (
      <p className="own-table-refusal" role="alert">
        {text(`faults.${recipe.code}`, counts)}
      </p>
    )
  }
  const { inputs, targets } = recipe
  return (
    <div className="own-table-finish">
      <p>
        {text('summary', {
          inputs: format.integer(inputs.length),
          width: format.integer(inputs.reduce((sum, input) => sum + widthOfInput(input), 0)),
          targets: targets.map(({ name }) => name).join(', '),
        })}
      </p>
      <p>
        <button
          type="button"
          className="btn on"
          disabled={locked}
          aria-describedby={describedBy(locked)}
          onClick={() => void trainOnTable().then((done) => done && onDone())}
        >
          {text('use')}
        </button>
        <span className="hint">{text('useNote')}</span>
      </p>
      <Predictions />
    </div>
  )
}

/** Offered where the run on the page is about this file. */
function Predictions() {
  const text = useText('table')
  const state = useStore(tableStore)
  const table = useConfig(({ problem }) => problem.table)
  const tasks = useEnabledTasks()
  const runs = useRun(({ status }) => status !== 'loading' && status !== 'failed')
  if (!runs || !isOfRun(state, table)) return null
  const titles = tasks.map(
    ({ name }) => [text('prediction', { task: name }), text('probability', { task: name })] as const,
  )
  const save = async () => {
    const parts = await predictionsCsv(titles)
    if (parts) saveFile('csv', parts)
  }
  return (
    <>
      <p>
        <button type="button" className="btn" onClick={() => void save()}>
          {text('save')}
        </button>
        <span className="hint">{text('saveNote')}</span>
      </p>
      {tasks.map((task) => (
        <MadeUp key={task.id} task={task} named />
      ))}
    </>
  )
}

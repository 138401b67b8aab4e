import { pullShares } from '../../core/measures/paid'
import { WEIGHT_LIMIT } from '../../core/weightings/limit'
import { useFormat } from '../hooks/useFormat'
import { useNow } from '../hooks/useNow'
import { useEnabledLooks } from '../hooks/useTasks'
import { useText } from '../hooks/useText'
import { shortName } from '../text/taskNames'
import { useDiverged } from './useDiverged'
import { useSentence } from './useSentence'

/** A bar with each task's share of the pull on the shared trunk, and one sentence about the current step. */
export function ShareBar() {
  const text = useText('weighting')
  const format = useFormat()
  const tasks = useEnabledLooks()
  const now = useNow()
  const current = now && now.weights.length === tasks.length ? now : null
  const diverged = useDiverged()
  const known = current ? pullShares(current.weights, current.gradientNorms) : tasks.map(() => 0)
  const shares = tasks[diverged ?? -1] ? tasks.map((_, i) => (i === diverged ? 1 : 0)) : known
  const spoken = tasks.map((task, i) => text('shareOf', { task: task.name, share: format.percent(shares[i], 0) }))
  return (
    <>
      <div className="share-bar own-layer" role="img" aria-label={`${text('share')}: ${spoken.join(', ')}`}>
        {tasks.map((task, i) => (
          <span key={task.id} style={{ flexGrow: shares[i] || 0, background: task.color }} title={spoken[i]} />
        ))}
      </div>
      <SentenceLine names={tasks.map((task) => shortName(task.name))} />
    </>
  )
}

function SentenceLine({ names }: { readonly names: readonly string[] }) {
  const text = useText('weighting')
  const format = useFormat()
  const said = useSentence(names.length)
  const name = (index: number) => names[index] ?? ''
  const values = {
    task: 'task' in said ? name(said.task) : '',
    other: 'other' in said ? name(said.other) : '',
    share: 'share' in said ? format.percent(said.share, 0) : '',
    at: 'at' in said ? format.integer(said.at) : '',
    limit: format.integer(WEIGHT_LIMIT),
    cosine: 'cosine' in said ? format.fixed(said.cosine, 2) : '',
  }
  return (
    <p className="note says" data-testid="sentence">
      {text(`says.${said.key}`, values)}
    </p>
  )
}

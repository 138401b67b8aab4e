import { useFormat } from '../hooks/useFormat'
import { useRun } from '../hooks/useStores'
import { useText } from '../hooks/useText'

/** On a card whose numbers or pictures follow the film: says that they are of a computed step. Nothing otherwise. */
export function FutureMark() {
  const text = useText('network')
  const page = useText('interface')
  const format = useFormat()
  const future = useRun((run) => run.future)
  if (!future) return null
  const engine = page(`engine.${future.engine}`)
  return (
    <span className="future-mark num" title={text('film.futureBy', { engine })}>
      {text('film.futureMark', { step: format.integer(future.step), engine })}
    </span>
  )
}

import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import { aheadStore } from '../../state/ahead/store'
import { futureStore } from '../../state/future'
import { tryingStore } from '../../state/trying'
import { useLimitText } from '../hooks/useLimitText'
import { useText } from '../hooks/useText'
import { aheadWords } from './aheadWords'

/** Names the thin lines while they are shown, and what computes them. */
export function AheadKey() {
  const text = useText('curves')
  const page = useText('interface')
  const limitText = useLimitText()
  const { engine, failed, limit } = useStore(
    aheadStore,
    useShallow(({ ahead, failed, limit }) => ({ engine: ahead?.engine, failed, limit })),
  )
  const tries = useStore(tryingStore, ({ trying }) => trying?.held ?? false)
  const future = useStore(futureStore, (state) => state.future !== null)
  if (!engine && !(failed && tries)) return null
  const values = { engine: engine ? page(`engine.${engine}`) : '' }
  const hint = engine
    ? aheadWords(engine, future)
        .map((key) => text(key, values))
        .join(' ')
    : limit
      ? limitText(limit)
      : text('aheadFailedHint')
  return (
    <span className="ahead-key" title={hint}>
      <i /> {engine ? text('ahead', values) : text('aheadFailed')}
    </span>
  )
}

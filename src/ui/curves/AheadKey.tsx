import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import { aheadStore } from '../../state/ahead/store'
import { futureStore } from '../../state/future'
import { tryingStore } from '../../state/trying'
import { useText } from '../hooks/useText'
import { aheadWords } from './aheadWords'

/** Names the thin lines while they are shown, and what computes them. */
export function AheadKey() {
  const text = useText('curves')
  const page = useText('interface')
  const { engine, failed } = useStore(
    aheadStore,
    useShallow(({ ahead, failed }) => ({ engine: ahead?.engine, failed })),
  )
  const tries = useStore(tryingStore, ({ trying }) => trying?.held ?? false)
  const future = useStore(futureStore, (state) => state.future !== null)
  if (!engine && !(failed && tries)) return null
  const values = { engine: engine ? page(`engine.${engine}`) : '' }
  const hint = engine
    ? aheadWords(engine, future)
        .map((key) => text(key, values))
        .join(' ')
    : text('aheadFailedHint')
  return (
    <span className="ahead-key" title={hint}>
      <i /> {engine ? text('ahead', values) : text('aheadFailed')}
    </span>
  )
}

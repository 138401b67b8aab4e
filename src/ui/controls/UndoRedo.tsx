import { useStore } from 'zustand'
import type { StoreApi } from 'zustand/vanilla'
import { useText } from '../hooks/useText'
import { IconButton } from './IconButton'

interface Steps {
  readonly past: readonly unknown[]
  readonly future: readonly unknown[]
}

/** Undo and redo of a place that keeps its own steps. */
export function UndoRedo(props: {
  readonly store: Pick<StoreApi<Steps>, 'getState' | 'getInitialState' | 'subscribe'>
  readonly undo: () => void
  readonly redo: () => void
}) {
  const { store } = props
  const text = useText('interface')
  const past = useStore(store, (state) => state.past.length)
  const future = useStore(store, (state) => state.future.length)
  return (
    <>
      <IconButton icon="undo" label={text('commands.undo')} disabled={past === 0} onPress={props.undo} />
      <IconButton icon="redo" label={text('commands.redo')} disabled={future === 0} onPress={props.redo} />
    </>
  )
}

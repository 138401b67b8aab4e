import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { viewStore } from '../../state/view'
import { requestDraw } from './schedule'

const readStore = createStore(() => ({ step: viewStore.getState().hoverStep }))
const follow = () => readStore.setState({ step: viewStore.getState().hoverStep })
viewStore.subscribe((view, before) => {
  if (view.hoverStep !== before.hoverStep) requestDraw(follow)
})

/**
 * The step that every chart reads, null when none, for what React renders: a frame or a few behind the cursors,
 * in turn with the drawings.
 */
export const useReadStep = (): number | null => useStore(readStore, ({ step }) => step)

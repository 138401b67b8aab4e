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
 * The step that every chart reads (null: none), for components that React renders. It follows the cursors a few
 * frames later, in turn with the drawings.
 */
export const useReadStep = (): number | null => useStore(readStore, ({ step }) => step)

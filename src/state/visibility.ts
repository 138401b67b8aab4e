import type { Send } from './connection'
import { viewStore } from './view'

/** Tells a worker whether the page is visible, and whether its training should wait while it is not. */
export function followVisibility(document: Document, tell: Send): () => void {
  const say = () =>
    tell('visible', { visible: !document.hidden, pauseWhenHidden: viewStore.getState().pauseWhenHidden })
  say()
  document.addEventListener('visibilitychange', say)
  const stop = viewStore.subscribe((view, before) => {
    if (view.pauseWhenHidden !== before.pauseWhenHidden) say()
  })
  return () => {
    document.removeEventListener('visibilitychange', say)
    stop()
  }
}

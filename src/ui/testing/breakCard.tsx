/** Lets a test make a part of the page throw while it draws, inside the error boundary that has its name. */
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { ErrorBoundary } from '../late/ErrorBoundary'

const brokenStore = createStore<{ readonly card: string | null }>(() => ({ card: null }))

/** By the name of the error boundary; null: none. */
export const breakCard = (card: string | null): void => brokenStore.setState({ card })

const drawn = ErrorBoundary.prototype.render
ErrorBoundary.prototype.render = function render(this: ErrorBoundary) {
  const children = drawn.call(this)
  return this.state.message === null ? <Guarded name={this.props.name}>{children}</Guarded> : children
}

function Guarded({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  if (useStore(brokenStore, ({ card }) => card === name)) throw new Error('broken on purpose')
  return children
}

import type { ComponentType, ReactNode } from 'react'
import { ErrorBoundary } from './ErrorBoundary'
import { Missing, type Place } from './Failed'
import type { Part } from './part'
import { usePart } from './usePart'

/**
 * A part whose code arrives later; one that does not arrive says so in its place and offers another try.
 * Not `lazy` with Suspense: React renders what comes back from a suspension at its lowest priority, and
 * a page that draws every frame may never get to it. `lazy` also keeps a failure for ever.
 */
export function Late<P extends object>(props: {
  readonly part: Part<ComponentType<P>>
  /** What the reader calls it, for the message when it fails. */
  readonly name: string
  readonly place?: Place
  /** Shown until it is there; nothing when absent. */
  readonly fallback?: ReactNode
  /** Called when the reader puts the message of a failed dialog away. */
  readonly onClose?: () => void
  readonly children: (Part: ComponentType<P>) => ReactNode
}) {
  const { part, name, place = 'card' } = props
  const { present, error, again } = usePart(part)
  if (error !== null) return <Missing name={name} place={place} error={error} onRetry={again} onClose={props.onClose} />
  if (!present) return props.fallback
  return (
    <ErrorBoundary name={name} place={place} onClose={props.onClose}>
      {props.children(present)}
    </ErrorBoundary>
  )
}

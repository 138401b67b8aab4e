import type { ComponentType, ReactNode } from 'react'
import { ErrorBoundary } from './ErrorBoundary'
import { Missing, type Place } from './Failed'
import type { Part } from './part'
import { usePart } from './usePart'

/**
 * Shows a part whose code loads later. If it does not load, a message with a button to try again takes its place.
 * This does not use `lazy` with Suspense: React renders a resumed suspension at its lowest priority, which a page
 * that draws every frame may never reach. `lazy` also keeps a failure forever.
 */
export function Late<P extends object>(props: {
  readonly part: Part<ComponentType<P>>
  /** The part's name in the message. */
  readonly name: string
  readonly place?: Place
  /** Shown while the part loads; nothing if absent. */
  readonly fallback?: ReactNode
  /** Called when the reader closes the message of a failed dialog. */
  readonly onClose?: () => void
  readonly children: (Part: ComponentType<P>) => ReactNode
}) {
  const { part, name, place = 'card' } = props
  const { loaded, error, again } = usePart(part)
  if (error !== null) return <Missing name={name} place={place} error={error} onRetry={again} onClose={props.onClose} />
  if (!loaded) return props.fallback
  return (
    <ErrorBoundary name={name} place={place} onClose={props.onClose}>
      {props.children(loaded)}
    </ErrorBoundary>
  )
}

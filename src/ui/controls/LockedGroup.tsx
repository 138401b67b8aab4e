import type { ReactNode } from 'react'
import type { Wish } from '../../state/gate'
import { LOCK_REASON, LockedContext, useLocked } from '../hooks/useLocked'
import './locked.css'

/**
 * Controls that all make the same change. While the link refuses it, native controls inside are disabled by the browser,
 * the others by `useLockedHere`. What only looks at something does not belong inside.
 */
export function LockedGroup({ wish, children }: { readonly wish: Wish; readonly children: ReactNode }) {
  if (!useLocked(wish)) return children
  return (
    <fieldset disabled className="locked-group" aria-describedby={LOCK_REASON}>
      <LockedContext value={true}>{children}</LockedContext>
    </fieldset>
  )
}

import { useEffect } from 'react'
import { useStore } from 'zustand'
import { gateStore } from '../../state/gate'
import { lockStore } from '../../state/lock'
import { LOCK_REASON } from '../hooks/useLocked'
import { useText } from '../hooks/useText'
import './classroom.css'

/** Says what the link leaves free, and that a change was refused. */
export function LockBar() {
  const text = useText('classroom')
  const { lock, refused, wish } = useStore(lockStore)
  const hasLesson = useStore(gateStore, ({ lesson }) => lesson !== null) && !lock.free.includes('lessons')
  const free = lock.free.map((name) => text(`names.${name}`)).join(text('lock.joint'))
  const refusal =
    wish === 'address'
      ? text('lock.refusedAddress')
      : wish === 'lessons'
        ? text('lock.refusedLesson')
        : free
          ? text('lock.refused', { free })
          : text('lock.refusedAll')
  useEffect(() => {
    // The sheet marks the cards that hold a free control.
    document.documentElement.dataset.free = lock.free.join(' ')
    return () => {
      delete document.documentElement.dataset.free
    }
  }, [lock])
  return (
    <aside className="lock-bar" aria-label={text('lock.title')} data-testid="lock">
      <span aria-hidden="true" className="lock-sign" />
      <span>
        <b id={LOCK_REASON}>{text('lock.title')}.</b> {free ? text('lock.free', { free }) : text('lock.none')}{' '}
        {hasLesson && `${text('lock.lesson')} `}
        {lock.unknown.length > 0 &&
          text('lock.unknown', { names: lock.unknown.map(shortened).join(text('lock.joint')) })}
      </span>
      <span role="status" className="lock-refused">
        {/* The key makes a second refusal a new message. */}
        {refused > 0 && <b key={refused}>{refusal}</b>}
      </span>
    </aside>
  )
}

const LONGEST = 24
const shortened = (name: string): string => (name.length > LONGEST ? `${name.slice(0, LONGEST)}…` : name)

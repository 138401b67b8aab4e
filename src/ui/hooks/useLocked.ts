/** Which controls the link of a locked page disables. `state/gate.ts` decides; here it is told to the controls. */
import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import { gateStore, type Wish, wishOfLesson } from '../../state/gate'

/** Id of the words that give the reason. They stand in the bar that says what is free (`ui/classroom/LockBar.tsx`). */
export const LOCK_REASON = 'lock-reason'

/** True if the link refuses this change; null asks for nothing. */
export const useLocked = (wish: Wish | null): boolean =>
  useStore(gateStore, ({ gate }) => wish !== null && gate?.allows(wish) === false)

/** True if the link refuses the set-ups of this lesson. */
export const useLessonLocked = (id: string): boolean => useLocked(wishOfLesson(id))

/** True inside a `LockedGroup` whose change is refused. */
export const LockedContext = createContext(false)

/** Whether a control is disabled: its own field is locked, or the group that it stands in. */
export function useLockedHere(own = false): boolean {
  return useContext(LockedContext) || own
}

/** What a locked element refers to for its reason, beside its own description. */
export const describedBy = (locked: boolean, own?: string): string | undefined =>
  [locked ? LOCK_REASON : '', own ?? ''].filter(Boolean).join(' ') || undefined

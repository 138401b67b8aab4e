/** The way through a lesson: its steps, and what each has on the screen. */
import type { Lesson, Shown } from '../../lessons/define'
import { mayOpenLesson } from '../../state/gate'
import { lessonStore, openLesson } from '../../state/lesson'
import { beginJourney, journeyStore, putOnScreen, showPlaceOf } from '../../state/lessons/enter'
import { beginAgain, noteStep, progressOf } from '../../state/lessons/progress'
import { screenStore } from '../../state/screen'

/** What is on the screen at a step: its own set-up, or that of the last step before it that has one. */
export function shownAt({ steps }: Lesson, step: number): Shown | undefined {
  // A link may name any step, however large.
  for (let k = Math.min(step, steps.length - 1); k >= 0; k--) if (steps[k]?.shows) return steps[k].shows
  return undefined
}

/**
 * Opens a step. The screen changes only if the step shows something other than the step that was open. On a locked page
 * only the lesson of its link opens.
 */
export function goTo(lesson: Lesson, step: number): void {
  if (!mayOpenLesson(lesson.id)) return
  const { open, offers } = lessonStore.getState()
  if (!open && !offers) beginJourney()
  const shown = shownAt(lesson, step)
  // A reloaded page of lessons has nothing of the lesson on its screen yet.
  const nothing = screenStore.getState().screen === 'learn' && journeyStore.getState().shown === null
  // A step that the lesson does not have has put nothing there.
  const known = open?.id === lesson.id && open.step < lesson.steps.length
  const stays = !nothing && known && shownAt(lesson, open.step) === shown
  openLesson(lesson.id, step, false)
  noteStep(lesson.id, step)
  if (!shown) return
  if (stays) showPlaceOf(shown)
  else putOnScreen(shown)
}

/** Puts the set-up of the open step on the screen, from its start. */
export function setUpAgain(lesson: Lesson, step: number): void {
  if (!mayOpenLesson(lesson.id)) return
  const shown = shownAt(lesson, step)
  if (shown) putOnScreen(shown, { afresh: true })
}

/** The lesson's first step if it is finished or was never begun, else the step that was open last. */
export function resumeAt({ id, steps }: Lesson): number {
  const { step, done } = progressOf(id)
  return done.length >= steps.length ? 0 : Math.min(step, steps.length - 1)
}

export function startAgain(lesson: Lesson): void {
  if (!mayOpenLesson(lesson.id)) return
  beginAgain(lesson.id)
  goTo(lesson, 0)
}

import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { lessonById } from '../../lessons/all'
import type { Lesson } from '../../lessons/define'
import { closeLesson, lessonStore } from '../../state/lesson'
import { beginJourney, leaveLesson } from '../../state/lessons/enter'
import { noteDone, noteStep } from '../../state/lessons/progress'
import { notify } from '../../state/notices'
import { showPlace } from '../../state/screen'
import { shortName } from '../../state/unreadNotices'
import { Icon } from '../controls/Icon'
import { useScreen } from '../hooks/useStores'
import { useText } from '../hooks/useText'
import './dock.css'
import './dockWide.css'
import { goTo, setUpAgain } from './journey'
import { LessonMenu } from './LessonMenu'
import { LessonOffer } from './LessonOffer'
import { LessonSheet } from './LessonSheet'
import { answerTo, StepBody } from './StepBody'
import { elementsOf } from './targets'
import { dockClass, useDockHeight } from './useDockHeight'
import { scrollTo, useRing } from './useRing'

/** The open lesson below whatever place is on the screen. After it, the way back to what was there before. */
export function LessonDock() {
  const { open, offers } = useStore(lessonStore)
  const screen = useScreen()
  const lesson = open ? lessonById(open.id) : undefined
  const step = open && lesson?.steps[open.step] ? open.step : null
  useLink(lesson)
  if (offers) return <LessonOffer />
  // The list of lessons has its own way back to the open one.
  if (!lesson || step === null || screen === 'learn') return null
  return <Dock lesson={lesson} at={step} />
}

/** Takes what a link says: reports a lesson or step that does not exist, and sets up the step of a link without set-up. */
function useLink(lesson: Lesson | undefined): void {
  const { open, sets } = useStore(lessonStore)
  const words = useText('lessons')
  // Before the panel is painted: what a person does once it is there must not be replaced by the step's set-up.
  useLayoutEffect(() => {
    if (!open) return
    if (!lesson) {
      notify({ kind: 'warning', of: 'learn', key: 'lessonUnknown', values: { lesson: shortName(open.id) } })
      closeLesson()
      showPlace('learn')
    } else if (!lesson.steps[open.step]) {
      const title = words.maybe(`${open.id}.title`) ?? open.id
      const values = { lesson: title, step: open.step + 1, steps: lesson.steps.length }
      notify({ kind: 'warning', of: 'learn', key: 'lessonStepUnknown', values })
      goTo(lesson, 0)
    } else if (sets) {
      lessonStore.setState({ sets: false })
      noteStep(open.id, open.step)
      beginJourney()
      setUpAgain(lesson, open.step)
    }
  }, [open, sets, lesson, words])
}

function Dock({ lesson, at }: { readonly lesson: Lesson; readonly at: number }) {
  const { id, steps } = lesson
  const step = steps[at]
  const text = useText('learn')
  const title = useText('lessons').maybe(`${id}.title`) ?? id
  const [small, setSmall] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const dock = useDockHeight()
  useRing(step.looksAt, `${id} ${step.id}`, true)
  const key = `${id} ${at}`
  // Reading continues at the new step. The page's own scrolling is left to the ring.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` names the step
  useEffect(() => heading.current?.focus({ preventScroll: true }), [key])
  const next = () => {
    if (step.question === undefined || answerTo(lesson, step) !== undefined) noteDone(id, step.id)
    if (at + 1 < steps.length) goTo(lesson, at + 1)
    else {
      leaveLesson()
      showPlace('learn')
    }
  }
  const show = () => {
    const [first] = step.looksAt.flatMap(elementsOf)
    if (first) scrollTo(first)
  }
  const place = text('panel.place', { step: at + 1, all: steps.length })
  return (
    <>
      <section
        ref={dock}
        id="lesson"
        className={dockClass(useScreen(), small ? 'small' : '')}
        aria-label={text('panel.name', { lesson: title })}
      >
        <header>
          <h2 ref={heading} tabIndex={-1}>
            <span className="place num">{place}</span> {title}
          </h2>
          <span className="tools">
            <LessonMenu lesson={lesson} at={at} />
            <button
              type="button"
              className="btn icon small"
              aria-expanded={!small}
              aria-label={text(small ? 'panel.expand' : 'panel.collapse')}
              title={text(small ? 'panel.expand' : 'panel.collapse')}
              onClick={() => setSmall(!small)}
            >
              <Icon name="more" size={14} />
            </button>
            <button
              type="button"
              className="btn icon small"
              aria-label={text('panel.close')}
              title={text('panel.close')}
              onClick={leaveLesson}
            >
              <Icon name="close" size={14} />
            </button>
          </span>
        </header>
        {!small && <StepBody key={key} lesson={lesson} at={at} />}
        <footer>
          <button type="button" className="btn" disabled={at === 0} onClick={() => goTo(lesson, at - 1)}>
            {text('panel.back')}
          </button>
          <button type="button" className="btn on primary" onClick={next}>
            {text(at + 1 < steps.length ? 'panel.next' : 'panel.finish')}
          </button>
          <span className="sp" />
          <button type="button" className="btn quiet" onClick={show}>
            {text('panel.show')}
          </button>
          <button
            type="button"
            className="btn quiet"
            title={text('panel.putBackHint')}
            onClick={() => setUpAgain(lesson, at)}
          >
            {text('panel.putBack')}
          </button>
        </footer>
      </section>
      <LessonSheet />
    </>
  )
}

import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { lessonById, lessons } from '../../lessons/all'
import { openDialog } from '../../state/dialogs'
import { gateStore } from '../../state/gate'
import { lessonStore } from '../../state/lesson'
import { progressStore } from '../../state/lessons/progress'
import { screenStore, showPlace } from '../../state/screen'
import { configStore } from '../../state/setup'
import { Glossary } from '../controls/Glossary'
import { describedBy, useLessonLocked, useLocked } from '../hooks/useLocked'
import { useText } from '../hooks/useText'
import { goTo, resumeAt } from './journey'
import { LessonCard } from './LessonCard'
import { LessonSheet } from './LessonSheet'
import './learn.css'

/** Lessons, loss lab and landscapes: where to begin. */
export function LearnScreen() {
  const text = useText('learn')
  useLinkToLearn()
  const main = useRef<HTMLElement>(null)
  // Where the button that led here is gone, reading begins at the list.
  useEffect(() => {
    if (document.activeElement === document.body) main.current?.focus({ preventScroll: true })
  }, [])
  return (
    <>
      <main ref={main} className="learn" id="lessons" tabIndex={-1} aria-label={text('title')}>
        <section className="learn-head">
          <h2>{text('title')}</h2>
          <p>{text('about')}</p>
          <GoOn />
        </section>
        <section aria-labelledby="lessons-title">
          <h2 id="lessons-title">{text('lessons')}</h2>
          <ol className="lesson-list">
            {lessons.map((lesson, k) => (
              <LessonCard key={lesson.id} lesson={lesson} number={k + 1} />
            ))}
          </ol>
        </section>
        <section aria-labelledby="more-title">
          <h2 id="more-title">{text('more')}</h2>
          <div className="learn-more">
            {(['lab', 'landscape'] as const).map((place) => (
              <div key={place} className="card">
                <h3>{text(`${place}.title`)}</h3>
                <p>{text(`${place}.about`)}</p>
                <button type="button" className="btn" onClick={() => showPlace(place)}>
                  {text(`${place}.open`)}
                </button>
              </div>
            ))}
          </div>
          <p>
            <button type="button" className="btn" onClick={() => openDialog('adviser')}>
              {text('adviser')}
            </button>
          </p>
          <details className="card">
            <summary>
              {text('glossary')} <span className="hint">{text('glossaryAbout')}</span>
            </summary>
            <Glossary />
          </details>
        </section>
      </main>
      <LessonSheet />
    </>
  )
}

/** The way back to the lesson that is open or was open last; else to the first. */
function GoOn() {
  const text = useText('learn')
  const words = useText('lessons')
  const open = useStore(lessonStore, (state) => state.open)
  const last = useStore(progressStore, (state) => state.last)
  useStore(progressStore, (state) => state.lessons)
  const own = useStore(gateStore, (state) => state.lesson)
  const onlyOwn = useLocked('lessons') && own !== null
  const begun = lessonById(open?.id ?? (onlyOwn ? own : last) ?? '')
  const unfinished = begun && (open || onlyOwn || resumeAt(begun) > 0) ? begun : undefined
  const next = begun ? lessons[lessons.indexOf(begun) + 1] : undefined
  const lesson = unfinished ?? next ?? lessons[0]
  const at = open && unfinished ? open.step : resumeAt(lesson)
  const title = words.maybe(`${lesson.id}.title`) ?? lesson.id
  const locked = useLessonLocked(lesson.id)
  return (
    <p className="go-on">
      <button
        type="button"
        className="btn on primary"
        disabled={locked}
        aria-describedby={describedBy(locked)}
        onClick={() => goTo(lesson, at)}
      >
        {text(unfinished ? 'goOnOf' : 'startOf', { lesson: title })}
      </button>{' '}
      <span className="hint">
        {unfinished ? text('goOnHint', { step: at + 1, all: lesson.steps.length }) : begun ? '' : text('begin')}
      </span>
    </p>
  )
}

/** The address says that this place is on the screen. */
function useLinkToLearn(): void {
  useEffect(() => {
    const base = configStore.getState().recording
    screenStore.setState({ linked: { base, beside: { learn: 1 }, commits: 0 } })
  }, [])
}

import { useStore } from 'zustand'
import type { Lesson } from '../../lessons/define'
import { progressStore } from '../../state/lessons/progress'
import { Icon } from '../controls/Icon'
import { describedBy, useLessonLocked } from '../hooks/useLocked'
import { useText } from '../hooks/useText'
import { goTo, resumeAt, startAgain } from './journey'
import { printSheet } from './sheetStore'

/** A lesson in the list: aim, length, headings, progress, and the ways into it. */
export function LessonCard({ lesson, number }: { readonly lesson: Lesson; readonly number: number }) {
  const text = useText('learn')
  const words = useText('lessons')
  const done = useStore(progressStore, ({ lessons }) => lessons[lesson.id]?.done.length ?? 0)
  const { id, steps, minutes, covers } = lesson
  const locked = useLessonLocked(id)
  const title = words.maybe(`${id}.title`) ?? id
  const all = steps.length
  const at = resumeAt(lesson)
  const finished = done >= all
  const begun = at > 0 || (done > 0 && !finished)
  const way = finished ? 'again' : begun ? 'goOn' : 'start'
  const headings = covers.map(
    (heading) => `${heading} ${text.maybe(`headings.h${heading.replaceAll('.', '_')}`) ?? ''}`,
  )
  return (
    <li className={finished ? 'card lesson-card finished' : 'card lesson-card'}>
      <span className="number num" aria-hidden="true">
        {finished ? <Icon name="check" /> : number}
      </span>
      <div className="words">
        <h3>{title}</h3>
        <p>{words.maybe(`${id}.aim`)}</p>
        {headings.length > 0 && <p className="hint">{text('covers', { headings: headings.join(', ') })}</p>}
      </div>
      <div className="ways">
        <span className="hint num">
          {text('minutes', { count: minutes })}
          {' · '}
          {finished ? text('finished') : text('progress', { done, all })}
        </span>
        <progress max={all} value={Math.min(done, all)} aria-label={text('progress', { done, all })} />
        <span className="buttons">
          <button
            type="button"
            className="btn quiet"
            aria-label={text('printOf', { lesson: title })}
            onClick={() => printSheet(id)}
          >
            {text('print')}
          </button>
          <button
            type="button"
            className="btn"
            aria-label={text(`${way}Of`, { lesson: title })}
            disabled={locked}
            aria-describedby={describedBy(locked)}
            onClick={() => (finished ? startAgain(lesson) : goTo(lesson, at))}
          >
            {text(way)}
          </button>
        </span>
      </div>
    </li>
  )
}

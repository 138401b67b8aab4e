import { useEffect, useLayoutEffect, useRef } from 'react'
import { lessonById } from '../../lessons/all'
import type { Lesson, LessonStep } from '../../lessons/define'
import { useText } from '../hooks/useText'
import { whenPrinted } from '../print/whenPrinted'
import { HIDDEN } from './answersHidden'
import { lessonHash } from './lessonLink'
import { SetupPicture } from './SetupPicture'
import './sheet.css'
import { sheetStore } from './sheetStore'

/** Pixels inside the margins of A4 and Letter, the smaller of the two. */
const PAPER = { width: 700, height: 950 }
/** Smaller type is not readable on paper. */
const SMALLEST = 0.6

/** Makes the sheet so much smaller that it fits on one page. It stands beside the window, laid out as on paper. */
function fitOnPage(sheet: HTMLElement): void {
  let zoom = 1
  const fits = () => {
    sheet.style.width = `${PAPER.width / zoom}px`
    return sheet.scrollHeight * zoom <= PAPER.height
  }
  while (!fits() && zoom > SMALLEST) zoom -= 0.02
  sheet.style.setProperty('--zoom', String(zoom))
  sheet.style.setProperty('--height', `${PAPER.height / zoom}px`)
}

/** One page of paper for a lesson: aim, set-up, and for each step what to do, the question and room for the answer. */
export function SheetPage({ id }: { readonly id: string }) {
  const lesson = lessonById(id)
  useEffect(() => {
    const root = document.documentElement
    root.dataset.print = 'lesson'
    const end = () => sheetStore.setState({ lesson: null })
    const stop = whenPrinted(end)
    // The pictures are painted in effects of this render: the browser prints after them.
    const timer = window.setTimeout(() => {
      window.print()
    })
    return () => {
      window.clearTimeout(timer)
      stop()
      delete root.dataset.print
    }
  }, [])
  return lesson ? <Sheet lesson={lesson} /> : null
}

function Sheet({ lesson }: { readonly lesson: Lesson }) {
  const text = useText('learn')
  const words = useText('lessons')
  const page = useText('interface')
  const { shows } = lesson.steps[0]
  const sheet = useRef<HTMLElement>(null)
  useLayoutEffect(() => fitOnPage(sheet.current!), [])
  const link = new URL(location.href)
  link.search = ''
  link.searchParams.set(...HIDDEN)
  link.hash = lessonHash(lesson.id, 0)
  return (
    <section ref={sheet} className="lesson-sheet" aria-hidden="true">
      <header>
        <div>
          <small>{page('title')}</small>
          <h1>{words.maybe(`${lesson.id}.title`)}</h1>
        </div>
        <span className="student">{text('sheet.student')}</span>
      </header>
      <p className="aim">{words.maybe(`${lesson.id}.aim`)}</p>
      {shows && <SetupPicture shown={shows} />}
      <ol>
        {lesson.steps.map((step, k) => (
          <Step key={step.id} lesson={lesson.id} step={step} number={k + 1} />
        ))}
      </ol>
      <footer>
        {text('sheet.link')}: {link.href}
      </footer>
    </section>
  )
}

function Step(props: { readonly lesson: string; readonly step: LessonStep; readonly number: number }) {
  const { lesson, step } = props
  const text = useText('learn')
  const words = useText('lessons')
  const word = (name: string) => words.maybe(`${lesson}.steps.${step.id}.${name}`)
  const { question } = step
  return (
    <li>
      <div>
        <h2>{text('sheet.step', { step: props.number })}</h2>
        <p>
          <b>{text('sheet.act')}:</b> {word('act')}
        </p>
        <p>
          <b>{text('sheet.look')}:</b> {word('look')}
        </p>
        {question && (
          <p>
            <b>{text('sheet.question')}:</b> {word('ask')}
          </p>
        )}
        {question?.kind === 'choice' && (
          <ul>
            {question.options.map((option) => (
              <li key={option}>{word(`options.${option}`)}</li>
            ))}
          </ul>
        )}
        {question?.kind === 'curve' && <p>{text('sheet.draw')}</p>}
      </div>
      <div className={question?.kind === 'curve' ? 'room field' : 'room'}>
        <small>{text('sheet.answer')}</small>
      </div>
    </li>
  )
}

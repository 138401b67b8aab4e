import { useStore } from 'zustand'
import type { Lesson, LessonStep } from '../../lessons/define'
import { type Answer, forgetAnswer, noteAnswer, progressOf, progressStore } from '../../state/lessons/progress'
import { useText } from '../hooks/useText'
import { answersHidden } from './answersHidden'
import { ChoiceQuestion, Verdict } from './ChoiceQuestion'
import { CurveQuestion, isCurve } from './CurveQuestion'
import { Explanation } from './Explanation'
import { shownAt } from './journey'
import { useSeen } from './useSeen'

/** The answer to the step's question; undefined if there is none yet, or none that fits the question. */
export function answerTo(lesson: Lesson, step: LessonStep): Answer | undefined {
  const answer = progressOf(lesson.id).answers[step.id]
  const { question } = step
  if (question?.kind === 'choice') return question.options.some((option) => option === answer) ? answer : undefined
  return question && isCurve(answer) ? answer : undefined
}

/** What to do, what to look at, the question, and after its answer the explanation. */
export function StepBody({ lesson, at }: { readonly lesson: Lesson; readonly at: number }) {
  const step = lesson.steps[at]
  const text = useText('learn')
  const words = useText('lessons')
  const shown = shownAt(lesson, at)
  const seen = useSeen(shown?.place)
  useStore(progressStore, ({ lessons }) => lessons[lesson.id])
  const { question } = step
  const given = answerTo(lesson, step)
  const hidden = answersHidden()
  const open = (question === undefined || given !== undefined) && !hidden
  const word = (name: string) => words.maybe(`${lesson.id}.steps.${step.id}.${name}`)
  const answer = (value: Answer) => noteAnswer(lesson.id, step.id, value)
  return (
    <div className="lesson-body">
      <div className="lesson-part">
        <h3>{text('panel.act')}</h3>
        <p>{word('act')}</p>
        <h3>{text('panel.look')}</h3>
        <p>{word('look')}</p>
      </div>
      {question && (
        <div className="lesson-part">
          <h3>{text('panel.question')}</h3>
          <p>{word('ask')}</p>
          {question.kind === 'choice' ? (
            <ChoiceQuestion
              lesson={lesson.id}
              step={step.id}
              question={question}
              given={typeof given === 'string' ? given : undefined}
              onAnswer={answer}
            />
          ) : (
            <CurveQuestion
              question={question}
              seen={seen}
              given={isCurve(given) ? given : undefined}
              onAnswer={answer}
            />
          )}
          {/* Where answers are hidden a choice stays open, and a curve is drawn again. */}
          {given !== undefined && (!hidden || question.kind === 'curve') && (
            <button type="button" className="btn small quiet" onClick={() => forgetAnswer(lesson.id, step.id)}>
              {text('answer.change')}
            </button>
          )}
        </div>
      )}
      <div className="lesson-part">
        <h3>{text('panel.explanation')}</h3>
        {/* Read out without the explanation, whose numbers change several times a second. */}
        <div role="status">
          {open && question?.kind === 'choice' && typeof given === 'string' && (
            <Verdict lesson={lesson.id} step={step.id} question={question} given={given} />
          )}
          {!open && (
            <p className="hint">
              {hidden && given !== undefined && `${text('answer.noted')} `}
              {text(hidden ? 'answer.hidden' : 'answer.first')}
            </p>
          )}
        </div>
        {open && <Explanation lesson={lesson.id} step={step} shown={shown} seen={seen} />}
      </div>
    </div>
  )
}

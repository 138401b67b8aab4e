import { useId } from 'react'
import type { Question } from '../../lessons/define'
import { useText } from '../hooks/useText'
import { answersHidden } from './answersHidden'

/** A question with options: answered by one press, then compared with what happens. */
export function ChoiceQuestion(props: {
  readonly lesson: string
  readonly step: string
  readonly question: Extract<Question, { kind: 'choice' }>
  readonly given: string | undefined
  readonly onAnswer: (option: string) => void
}) {
  const { lesson, step, question, given } = props
  const text = useText('learn')
  const words = useText('lessons')
  const name = useId()
  const option = (id: string) => words.maybe(`${lesson}.steps.${step}.options.${id}`) ?? id
  const mark = (id: string): string | undefined => {
    if (given === undefined || answersHidden()) return undefined
    if (id === question.right) return 'is-right'
    return id === given ? 'is-wrong' : undefined
  }
  return (
    <fieldset className="lesson-options" aria-label={text('answer.options')}>
      {question.options.map((id) => (
        <label key={id} className={mark(id)}>
          <input
            type="radio"
            name={name}
            className="check"
            checked={given === id}
            // After the explanation an answer is no longer a guess.
            disabled={given !== undefined && !answersHidden()}
            onChange={() => props.onAnswer(id)}
          />
          <span>{option(id)}</span>
        </label>
      ))}
    </fieldset>
  )
}

/** Says whether the answer was right, in words: colours alone do not tell everybody. */
export function Verdict(props: {
  readonly lesson: string
  readonly step: string
  readonly question: Extract<Question, { kind: 'choice' }>
  readonly given: string
}) {
  const { lesson, step, question, given } = props
  const text = useText('learn')
  const words = useText('lessons')
  const option = (id: string) => words.maybe(`${lesson}.steps.${step}.options.${id}`) ?? id
  if (given === question.right) return <p className="verdict right">{text('answer.right')}</p>
  return <p className="verdict wrong">{text('answer.wrong', { right: option(question.right) })}</p>
}

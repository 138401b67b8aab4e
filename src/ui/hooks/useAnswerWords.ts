import { useMemo } from 'react'
import { type Answer, isRight } from '../../core/measures/answers'
import { useFormat } from './useFormat'
import { classNamesIn, type NamedTask } from './useTasks'
import { useText } from './useText'

/** Says what tasks answer: short below an image, and in sentences. Their part of the page loads the texts `images`. */
export function useAnswerWords() {
  const text = useText('images')
  const problems = useText('problems')
  const format = useFormat()
  return useMemo(() => {
    const className = (task: NamedTask, k: number) => classNamesIn(problems, task)[k] ?? String(k)
    const number = (value: number) => format.significant(value, 3)
    /** How sure a task is: for example `61%`, or for a loss of margins `m = 0.7`. */
    const sureness = ({ sureBy, sure }: Extract<Answer, { kind: 'class' }>) =>
      sureBy === 'probability' ? format.percent(sure) : `m = ${format.significant(sure, 2)}`

    /** For example `✗ 1 (7) 61%`. */
    const short = (task: NamedTask, answer: Answer): string => {
      const { predicted, truth } = answer
      if (answer.kind === 'number')
        return Number.isNaN(truth) ? number(predicted) : `${number(predicted)} (${number(truth)})`
      const right = isRight(answer)
      const mark = right === null ? '' : right ? '✓ ' : '✗ '
      const instead = right === false ? ` (${className(task, truth)})` : ''
      return `${mark}${className(task, predicted)}${instead} ${sureness(answer)}`
    }

    const sentence = (task: NamedTask, answer: Answer): string => {
      const { predicted, truth } = answer
      if (answer.kind === 'number') {
        const key = Number.isNaN(truth) ? 'numberOnly' : 'number'
        return text(key, { task: task.name, predicted: number(predicted), truth: number(truth) })
      }
      const right = isRight(answer)
      return text(right === null ? 'answerOnly' : right ? 'answerRight' : 'answerWrong', {
        task: task.name,
        predicted: className(task, predicted),
        truth: right === null ? '' : className(task, truth),
        sure: text(answer.sureBy, {
          value: answer.sureBy === 'probability' ? format.percent(answer.sure) : number(answer.sure),
        }),
      })
    }
    /** @param row place in the test split, from 0 */
    const long = (tasks: readonly NamedTask[], answers: readonly (Answer | null)[], row: number): string =>
      [
        text('row', { row: format.integer(row + 1) }),
        ...tasks.flatMap((task, t) => {
          const answer = answers[t]
          return answer ? [sentence(task, answer)] : []
        }),
      ].join(' ')
    return { short, long }
  }, [text, problems, format])
}

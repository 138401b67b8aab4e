import type { LessonStep, Seen, Shown } from '../../lessons/define'
import { ScrollBox } from '../controls/ScrollBox'
import { Tex } from '../controls/Tex'
import { useFormat } from '../hooks/useFormat'
import { useScreen } from '../hooks/useStores'
import { useText } from '../hooks/useText'

/** The explanation of a step: paragraphs with this run's numbers, and the formula. */
export function Explanation(props: {
  readonly lesson: string
  readonly step: LessonStep
  readonly shown: Shown | undefined
  readonly seen: Seen
}) {
  const { lesson, step, shown, seen } = props
  const words = useText('lessons')
  const format = useFormat()
  const text = useText('learn')
  const screen = useScreen()
  const isThere = shown === undefined || shown.place === screen
  const numbers = Object.entries(step.numbers ?? {}).map(([name, read]) => {
    const value = isThere ? read(seen) : null
    return [name, value !== null && Number.isFinite(value) ? format.significant(value) : null] as const
  })
  const values = Object.fromEntries(numbers.map(([name, value]) => [name, value ?? text('numbers.missing')]))
  const missing = numbers.some(([, value]) => value === null)
  const trains = shown?.place === 'run' || shown?.place === 'compare'
  const reached = seen.steps[seen.steps.length - 1] ?? 0
  const remark = (): string | null => {
    if (numbers.length === 0) return null
    if (!isThere) return text('numbers.elsewhere')
    if (missing) return text(trains && reached === 0 ? 'numbers.untrained' : 'numbers.coming')
    if (!trains) return null
    const until = shown.place === 'run' ? shown.until : shown.comparison.steps
    return text('numbers.at', { step: format.integer(reached), until: format.integer(until) })
  }
  const said = remark()
  return (
    <>
      {(words.maybe(`${lesson}.steps.${step.id}.explain`, values) ?? '').split('\n\n').map((paragraph, k) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a paragraph keeps its place while its numbers change
        <p key={k}>{paragraph}</p>
      ))}
      {step.tex && (
        <ScrollBox className="lesson-tex" label={text('panel.formula')}>
          <Tex tex={step.tex} display />
        </ScrollBox>
      )}
      {said && <p className="hint num">{said}</p>}
    </>
  )
}

import { METRICS } from '../../core/metrics/names'
import { useText } from '../hooks/useText'
import './glossary.css'

const BEFORE = ['trunk', 'head', 'loss', 'weight', 'combine', 'gradient', 'conflict', 'step'] as const
const AFTER = ['front', 'lane', 'seed', 'deltaM', 'hypervolume'] as const

/** The words of the page with their meanings, the metrics among them. Needs the texts of the help and of the parts. */
export function Glossary() {
  const help = useText('help')
  const metrics = useText('metrics')
  const notes = useText('metricNotes')
  const termOf = (term: (typeof BEFORE)[number] | (typeof AFTER)[number]) =>
    [help(`terms.${term}.word`), help(`terms.${term}.meaning`)] as const
  const words = [
    ...BEFORE.map(termOf),
    ...METRICS.map((metric) => [metrics(`name.${metric}`), notes(`meaning.${metric}`)] as const),
    ...AFTER.map(termOf),
  ]
  return (
    <dl className="glossary">
      {words.map(([word, meaning]) => (
        <div key={word}>
          <dt>{word}</dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  )
}

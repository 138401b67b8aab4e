import { useText } from '../hooks/useText'
import './glossary.css'

const TERMS = [
  'trunk',
  'head',
  'loss',
  'weight',
  'combine',
  'gradient',
  'conflict',
  'step',
  'accuracy',
  'r2',
  'r1',
  'front',
  'lane',
  'seed',
  'deltaM',
  'hypervolume',
] as const

/** The words of the page with their meanings. Needs the texts of the help. */
export function Glossary() {
  const help = useText('help')
  return (
    <dl className="glossary">
      {TERMS.map((term) => (
        <div key={term}>
          <dt>{help(`terms.${term}.word`)}</dt>
          <dd>{help(`terms.${term}.meaning`)}</dd>
        </div>
      ))}
    </dl>
  )
}

import { useFormat } from '../hooks/useFormat'
import { useText } from '../hooks/useText'
import { useReadStep } from './useReadStep'

/** The step whose values the charts' labels show. */
export function HoverStep() {
  const text = useText('curves')
  const format = useFormat()
  const step = useReadStep()
  return <span className="hint num">{step !== null && text('atStep', { step: format.integer(step) })}</span>
}

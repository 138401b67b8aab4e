import { useFormat } from '../hooks/useFormat'
import { useText } from '../hooks/useText'
import { useReadStep } from './useReadStep'

/** Which step the labels of the charts read. */
export function HoverStep() {
  const text = useText('curves')
  const format = useFormat()
  const step = useReadStep()
  return <span className="hint num">{step !== null && text('atStep', { step: format.integer(step) })}</span>
}

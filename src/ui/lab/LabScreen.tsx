import { useText } from '../hooks/useText'

/** Losses, activations, optimizers and schedules by themselves. */
export function LabScreen() {
  const text = useText('lab')
  return (
    <main className="lab" id="lab" tabIndex={-1}>
      <h2>{text('title')}</h2>
    </main>
  )
}

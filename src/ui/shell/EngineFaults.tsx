import { type ReactNode, useState } from 'react'
import type { WireError } from '../../worker/protocol'
import { useErrorText } from '../hooks/useErrorText'
import { useFormat } from '../hooks/useFormat'
import { useText } from '../hooks/useText'
import { Bubble } from './Bubble'

/** The graphics context is lost. It may return, or the CPU engine continues. */
export function Lost(props: { readonly lost: boolean; readonly step: number; readonly onUseCpu: () => void }) {
  const text = useText('notices')
  const format = useFormat()
  const { lost } = props
  const [hidden, setHidden] = useState(false)
  if (!lost) {
    if (hidden) setHidden(false)
    return null
  }
  if (hidden) return null
  return (
    <Bubble tone="warning" onDismiss={() => setHidden(true)}>
      {text('contextLost', { step: format.integer(props.step) })}
      <br />
      <button type="button" className="btn small" onClick={props.onUseCpu}>
        {text('useCpu')}
      </button>
    </Bubble>
  )
}

interface FailedProps {
  readonly error: WireError | null
  readonly onReload: () => void
  /** Another way to continue, placed before 'start over'. */
  readonly children?: ReactNode
}

/** Training stopped with an error. */
export function Failed({ error, onReload, children }: FailedProps) {
  const text = useText('notices')
  const errorText = useErrorText()
  const [dismissed, setDismissed] = useState<typeof error>(null)
  if (!error || error === dismissed) return null
  return (
    <Bubble tone="error" onDismiss={() => setDismissed(error)}>
      {errorText(error)}
      <br />
      {children}
      <button type="button" className="btn small" onClick={onReload}>
        {text('reload')}
      </button>
    </Bubble>
  )
}

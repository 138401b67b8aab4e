import { type ReactNode, useEffect, useRef } from 'react'
import { useText } from '../hooks/useText'
import { Icon } from './Icon'

interface DialogProps {
  /** Class of the dialog; its body has the same with `-body` behind it. */
  readonly name: string
  readonly label: string
  /** Shows the label as a heading, too. */
  readonly titled?: boolean
  readonly onClose: () => void
  readonly children: (close: () => void) => ReactNode
}

/**
 * A window above the page with a button to close it. It is the browser's own dialog, which keeps the focus and closes on
 * Escape; a press beside it closes it as well.
 */
export function Dialog({ name, label, titled = false, onClose, children }: DialogProps) {
  const text = useText('interface')
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal()
  }, [])
  const close = () => dialog.current?.close()
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={dialog}
      className={name}
      aria-label={label}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && close()}
    >
      <div className={`${name}-body`}>
        {titled && <h2>{label}</h2>}
        <button type="button" className="btn icon close" aria-label={text('controls.close')} onClick={close}>
          <Icon name="close" />
        </button>
        {children(close)}
      </div>
    </dialog>
  )
}

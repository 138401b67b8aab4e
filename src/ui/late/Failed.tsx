import { type ReactNode, useEffect, useRef } from 'react'
import { useText } from '../hooks/useText'
import { PartError } from './bring'
import './broken.css'

/** What the message replaces: a card, the inside of a card, the page below the top bar, a row of buttons, a dialog. */
export type Place = 'card' | 'inside' | 'page' | 'row' | 'dialog'

/** The message for a part that did not load. */
export function Missing(props: {
  readonly name: string
  readonly place: Place
  readonly error: unknown
  readonly onRetry: () => void
  readonly onClose?: () => void
}) {
  const { error, name } = props
  const text = useText('interface')
  const gone = error instanceof PartError && error.gone
  return (
    <Failed {...props} message={text(gone ? 'failed.gone' : 'failed.missing', { name })} onRetry={props.onRetry}>
      {/* Only where files arrive: without a network a reload would lose the page that is there. */}
      {(gone || !(error instanceof PartError)) && (
        <button type="button" className="btn" onClick={() => window.location.reload()}>
          {text('failed.reload')}
        </button>
      )}
    </Failed>
  )
}

/** A message in the place of the failed part, with a button to try again. */
export function Failed(props: {
  readonly name: string
  readonly place: Place
  readonly message: string
  readonly onRetry: () => void
  readonly onClose?: () => void
  /** Shown above the message: controls for leaving the part. */
  readonly heading?: ReactNode
  readonly children?: ReactNode
}) {
  const { name, place, message } = props
  const text = useText('interface')
  const retry = (
    <button type="button" className="btn" aria-label={text('failed.againOf', { name })} onClick={props.onRetry}>
      {text('failed.again')}
    </button>
  )
  if (place === 'row')
    return (
      <span className="broken" role="alert" title={message}>
        {name}: {retry}
        <span className="visually-hidden">{message}</span>
        {props.children}
      </span>
    )
  const words = (
    <>
      <p>{message}</p>
      {retry} {props.children}
    </>
  )
  if (place === 'dialog' && props.onClose) return <FailedDialog onClose={props.onClose}>{words}</FailedDialog>
  const card = (
    <section className={place === 'inside' ? 'broken' : 'card broken'}>
      {props.heading}
      <div role="alert">{words}</div>
    </section>
  )
  return place === 'page' ? <main className="broken-page">{card}</main> : card
}

function FailedDialog(props: { readonly onClose: () => void; readonly children: ReactNode }) {
  const text = useText('interface')
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal()
  }, [])
  return (
    <dialog ref={dialog} className="broken" role="alertdialog" onClose={props.onClose}>
      {props.children}{' '}
      <button type="button" className="btn" onClick={() => dialog.current?.close()}>
        {text('controls.close')}
      </button>
    </dialog>
  )
}

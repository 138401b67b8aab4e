import { type ReactNode, useState } from 'react'
import { Icon } from '../controls/Icon'
import { describedBy, useLocked, useLockedHere } from '../hooks/useLocked'
import { useSetup } from '../hooks/useSetup'
import { useText } from '../hooks/useText'
import { Late } from '../late/Late'
import { part } from '../late/part'
import './methodButton.css'

const browser = part(() => import('./MethodBrowser').then((module) => module.MethodBrowser), 'methods')

export interface Picking {
  /** The current method; null if there is none yet. */
  readonly current: string | null
  readonly onPick: (id: string) => void
  /** Picks the method and restarts; absent where picking restarts anyway. */
  readonly onTry?: (id: string) => void
  /** Says what is being chosen, and what happens without a choice; absent where the button says so. */
  readonly note?: string
}

/** Any element that opens the list of all methods. */
export function MethodPicker(props: Picking & { readonly children: (open: () => void) => ReactNode }) {
  const [browsing, setBrowsing] = useState(false)
  const close = () => setBrowsing(false)
  return (
    <>
      {props.children(() => setBrowsing(true))}
      {browsing && <MethodDialog {...props} onClose={close} />}
    </>
  )
}

/** The list of all methods, open. */
export function MethodDialog(props: Picking & { readonly onClose: () => void }) {
  const text = useText('weighting')
  return (
    <Late part={browser} name={text('browse')} place="dialog" onClose={props.onClose}>
      {(MethodBrowser) => <MethodBrowser {...props} />}
    </Late>
  )
}

/** A button with the method's name and the number of its modifiers; opens the list. */
export function MethodButton(props: Picking & { readonly current: string; readonly around: number }) {
  const text = useText('weighting')
  const methods = useText('methods')
  const name = methods.maybe(`${props.current}.name`) ?? props.current
  const locked = useLockedHere(useLocked(useSetup().wish('weighting')))
  return (
    <MethodPicker current={props.current} onPick={props.onPick} onTry={props.onTry}>
      {(open) => (
        <button
          type="button"
          className="method-button"
          aria-haspopup="dialog"
          aria-label={`${text('pick')}: ${name}`}
          title={text('browse')}
          disabled={locked}
          aria-describedby={describedBy(locked)}
          onClick={open}
        >
          <span>{name}</span>
          {props.around > 0 && <small className="count">+{props.around}</small>}
          <Icon name="triangle" size={12} />
        </button>
      )}
    </MethodPicker>
  )
}

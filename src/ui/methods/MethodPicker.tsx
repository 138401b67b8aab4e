import { type ReactNode, useState } from 'react'
import { Icon } from '../controls/Icon'
import { useText } from '../hooks/useText'
import { Late } from '../late/Late'
import { part } from '../late/part'
import './methodButton.css'

const browser = part(() => import('./MethodBrowser').then((module) => module.MethodBrowser), 'methods')

export interface Picking {
  /** The method in use; null where there is none yet. */
  readonly present: string | null
  readonly onPick: (id: string) => void
  /** Takes the method and starts over; left out where picking does so anyway. */
  readonly onTry?: (id: string) => void
  /** What is being chosen, and what happens when nothing is; left out where the button says it. */
  readonly note?: string
}

/** Whatever opens the list of all methods. */
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

/** The method's name, and how many things are around it; opens the list. */
export function MethodButton(props: Picking & { readonly present: string; readonly around: number }) {
  const text = useText('weighting')
  const methods = useText('methods')
  const name = methods.maybe(`${props.present}.name`) ?? props.present
  return (
    <MethodPicker present={props.present} onPick={props.onPick} onTry={props.onTry}>
      {(open) => (
        <button
          type="button"
          className="method-button"
          aria-haspopup="dialog"
          aria-label={`${text('pick')}: ${name}`}
          title={text('browse')}
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

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
}

/** Whatever opens the list of all methods. */
export function MethodPicker(props: Picking & { readonly children: (open: () => void) => ReactNode }) {
  const text = useText('weighting')
  const [browsing, setBrowsing] = useState(false)
  const close = () => setBrowsing(false)
  return (
    <>
      {props.children(() => setBrowsing(true))}
      {browsing && (
        <Late part={browser} name={text('browse')} place="dialog" onClose={close}>
          {(MethodBrowser) => <MethodBrowser {...props} onClose={close} />}
        </Late>
      )}
    </>
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

import { describedBy } from '../hooks/useLocked'

/** One item of a menu that a button opens. */
export function MenuItem(props: { readonly label: string; readonly locked?: boolean; readonly onPress: () => void }) {
  return (
    <button
      type="button"
      className="btn quiet"
      disabled={props.locked}
      aria-describedby={describedBy(props.locked === true)}
      onClick={props.onPress}
    >
      {props.label}
    </button>
  )
}

/** One item of a menu that a button opens. */
export function MenuItem(props: { readonly label: string; readonly onPress: () => void }) {
  return (
    <button type="button" className="btn quiet" onClick={props.onPress}>
      {props.label}
    </button>
  )
}

/** A line of a menu that opens from a button. */
export function MenuItem(props: { readonly label: string; readonly onPress: () => void }) {
  return (
    <button type="button" className="btn quiet" onClick={props.onPress}>
      {props.label}
    </button>
  )
}

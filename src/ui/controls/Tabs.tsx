import './tabs.css'

/** Headings that choose the content under them. */
export function Tabs<Id extends string>(props: {
  readonly label: string
  readonly className: string
  readonly current: Id
  /** Id, name, and a longer description where there is room. */
  readonly tabs: readonly (readonly [Id, string, string?])[]
  readonly onPick: (id: Id) => void
}) {
  return (
    <fieldset className={`tabs ${props.className}`} aria-label={props.label}>
      {props.tabs.map(([id, label, more]) => (
        <button key={id} type="button" aria-pressed={id === props.current} onClick={() => props.onPick(id)}>
          {label}
          {more && <span className="wide">{more}</span>}
        </button>
      ))}
    </fieldset>
  )
}

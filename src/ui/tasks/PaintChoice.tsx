/** One of several small buttons is pressed: a brush, a class. */
export function PaintChoice(props: {
  readonly label: string
  readonly names: readonly string[]
  readonly value: number
  readonly onChange: (value: number) => void
}) {
  return (
    <fieldset>
      <legend>{props.label}</legend>
      {props.names.map((name, k) => (
        <button
          key={name}
          type="button"
          className="btn small"
          aria-pressed={k === props.value}
          onClick={() => props.onChange(k)}
        >
          {name}
        </button>
      ))}
    </fieldset>
  )
}

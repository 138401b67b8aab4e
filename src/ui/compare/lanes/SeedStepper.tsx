import { IconButton } from '../../controls/IconButton'
import { useText } from '../../hooks/useText'

/** Number of seeds, changed by one with each press. There is no slider: every change restarts all lanes. */
export function SeedStepper(props: {
  readonly count: number
  readonly most: number
  readonly onChange: (count: number) => void
}) {
  const text = useText('compare')
  const step = (by: number, icon: 'minus' | 'plus', label: string) => (
    <IconButton
      icon={icon}
      label={label}
      size={12}
      disabled={props.count + by < 1 || props.count + by > props.most}
      onPress={() => props.onChange(props.count + by)}
    />
  )
  return (
    <span className="stepper num">
      {step(-1, 'minus', text('fewer'))}
      <b>{props.count}</b>
      {step(1, 'plus', text('more'))}
    </span>
  )
}

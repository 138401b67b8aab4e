import type { LabFamily, LabKind } from '../../core/lab/setup'
import type { LooseOptions } from '../../core/options'
import { openLab } from '../../state/openLab'
import { describedBy, useLocked } from '../hooks/useLocked'
import { useText } from '../hooks/useText'
import { Icon } from './Icon'

/** Shows an entry with its present options in the loss lab, from which one press leads back to the run. */
export function OpenInLab(props: {
  readonly family: LabFamily
  readonly id: string
  readonly name: string
  readonly options?: LooseOptions
  /** Of a loss: that of its task. */
  readonly kind?: LabKind
  /** With its text beside the icon. */
  readonly wide?: boolean
}) {
  const text = useText('settings')
  const { family, id, name, options = {}, kind, wide } = props
  const label = text('inLab', { name })
  const locked = useLocked('lab')
  return (
    <button
      type="button"
      className={wide ? 'btn small quiet' : 'btn icon small'}
      aria-label={label}
      title={label}
      disabled={locked}
      aria-describedby={describedBy(locked)}
      // A press on a hover card closes it, before the press could be finished.
      onPointerDown={(event) => event.stopPropagation()}
      onClick={() => openLab(family, id, options, kind)}
    >
      <Icon name="curve" size={13} />
      {wide && text('inLabShort')}
    </button>
  )
}

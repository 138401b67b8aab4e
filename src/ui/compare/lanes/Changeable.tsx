import type { ReactNode } from 'react'
import { type FieldPath, isWithin } from '../../../core/config/paths'
import { clearLaneField } from '../../../state/compare/actions'
import { IconButton } from '../../controls/IconButton'
import { useText } from '../../hooks/useText'
import type { NamedLane } from '../useLanes'

/**
 * A field with a button that restores the set-up's value. The button's place stays free while there is nothing to
 * restore.
 */
export function Changeable(props: {
  readonly lane: NamedLane
  readonly name: string
  readonly fields: readonly FieldPath[]
  readonly children: ReactNode
}) {
  const text = useText('compare')
  const { changes } = props.lane.lane
  const own = changes.filter(({ field }) => props.fields.some((path) => isWithin(field, path)))
  const label = text('editor.back', { name: props.name })
  return (
    <div className={own.length > 0 ? 'changeable changed' : 'changeable'}>
      <div>{props.children}</div>
      {own.length > 0 && (
        <IconButton
          icon="undo"
          label={label}
          size={13}
          onPress={() => {
            for (const path of props.fields) clearLaneField(props.lane.id, path)
          }}
        />
      )}
    </div>
  )
}

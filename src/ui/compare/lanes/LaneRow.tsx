import { useState } from 'react'
import { duplicateLane, removeLane, renameLane } from '../../../state/compare/actions'
import { compareViewStore, setCompareView, toggleLane } from '../../../state/compare/store'
import { Disclosed } from '../../controls/Disclosed'
import { Icon } from '../../controls/Icon'
import { IconButton } from '../../controls/IconButton'
import { describedBy, useLocked } from '../../hooks/useLocked'
import { useText } from '../../hooks/useText'
import type { NamedLane } from '../useLanes'
import { LaneEditor } from './LaneEditor'
import { useLaneRemark } from './useLaneRemark'

/** One lane. Its dot shows and hides it, its name can be edited, and hovering highlights it in every picture. */
export function LaneRow({ lane, last }: { readonly lane: NamedLane; readonly last: boolean }) {
  const text = useText('compare')
  const remark = useLaneRemark(lane)
  const locked = useLocked('compare')
  const standOut = () => setCompareView({ highlighted: lane.id })
  const stepBack = () => compareViewStore.getState().highlighted === lane.id && setCompareView({ highlighted: null })
  const named = { lane: lane.name }
  return (
    <li
      className={lane.hidden ? 'lane off' : 'lane'}
      style={{ '--c': lane.color }}
      data-testid={`lane-${lane.id}`}
      onPointerEnter={standOut}
      onPointerLeave={stepBack}
      onFocus={(event) => event.target.matches(':focus-visible') && standOut()}
      onBlur={stepBack}
    >
      <input
        type="checkbox"
        className={lane.dashed ? 'task-check baseline' : 'task-check'}
        aria-label={text('show', named)}
        title={text('show', named)}
        checked={!lane.hidden}
        onChange={(event) =>
          toggleLane(lane.id, { isolate: event.nativeEvent instanceof MouseEvent && event.nativeEvent.altKey })
        }
        onDoubleClick={() => toggleLane(lane.id, { isolate: true })}
      />
      <LaneName lane={lane} />
      <Disclosed
        label={text('edit', named)}
        button={<Icon name="edit" size={14} />}
        className="btn icon small"
        side="beside"
      >
        {(close) => <LaneEditor lane={lane} last={last} close={close} />}
      </Disclosed>
      <span className={remark.warning ? 'lane-remark warning' : 'lane-remark'} title={remark.text}>
        {remark.text}
      </span>
      <span className="lane-actions">
        <IconButton
          icon="only"
          size={14}
          label={text('only', named)}
          onPress={() => toggleLane(lane.id, { isolate: true })}
        />
        {/* The editor has these too: by keyboard nobody should have to pass them in every row. */}
        <IconButton
          byPointer
          icon="copy"
          size={14}
          label={text('duplicate', named)}
          locked={locked}
          onPress={() => duplicateLane(lane.id)}
        />
        <IconButton
          byPointer
          icon="trash"
          size={14}
          label={last ? text('lastLane') : text('remove', named)}
          disabled={last}
          locked={locked}
          onPress={() => removeLane(lane.id)}
        />
      </span>
    </li>
  )
}

/** The lane's name, which can be edited in place. An empty entry restores the name made from what differs. */
function LaneName({ lane }: { readonly lane: NamedLane }) {
  const text = useText('compare')
  const [draft, setDraft] = useState<string | null>(null)
  const locked = useLocked('compare')
  const commit = () => {
    if (draft !== null && draft.trim() !== lane.name) renameLane(lane.id, draft.trim())
    setDraft(null)
  }
  return (
    <input
      type="text"
      className="entry name"
      aria-label={text('nameOf', { lane: lane.name })}
      title={lane.name}
      maxLength={40}
      disabled={locked}
      aria-describedby={describedBy(locked)}
      autoComplete="off"
      spellCheck={false}
      value={draft ?? lane.name}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur()
        if (event.key === 'Escape') setDraft(null)
      }}
    />
  )
}

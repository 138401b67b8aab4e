import { useRef } from 'react'
import { setView } from '../../state/view'
import { useFloating } from '../controls/useFloating'
import type { NamedTask } from '../hooks/useTasks'
import { useText } from '../hooks/useText'

/** Points at the quiet task's slider, once. It takes no focus and covers no control. */
export function Callout({ task }: { readonly task: NamedTask }) {
  const text = useText('interface')
  const anchor = useRef<HTMLSpanElement>(null)
  const { panel, style } = useFloating(true, anchor, 'beside')
  return (
    <>
      <span ref={anchor} className="callout-anchor" />
      <div ref={panel} className="panel callout" style={style} role="note" data-testid="callout">
        <p>{text('callout.text', { task: task.name })}</p>
        <button type="button" className="btn small on" onClick={() => setView({ calloutSeen: true })}>
          {text('callout.dismiss')}
        </button>
      </div>
    </>
  )
}

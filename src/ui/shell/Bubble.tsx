import type { ReactNode } from 'react'
import type { noticeStore } from '../../state/notices'
import { Icon } from '../controls/Icon'
import { useText } from '../hooks/useText'

export type Notice = ReturnType<typeof noticeStore.getState>['notices'][number]

/** Milliseconds until a confirmation disappears. */
export const SHOWN_FOR = 8000

/** One message with its close button. */
export function Bubble(props: {
  readonly tone: Notice['kind']
  readonly children: ReactNode
  readonly onDismiss: () => void
}) {
  const text = useText('notices')
  return (
    <div className={`notice ${props.tone}`}>
      <div className="words">{props.children}</div>
      <button type="button" className="btn icon small" aria-label={text('dismiss')} onClick={props.onDismiss}>
        <Icon name="close" size={12} />
      </button>
    </div>
  )
}

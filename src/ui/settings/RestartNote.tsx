import { useEffect, useRef, useState } from 'react'
import { earlierStore } from '../../state/earlier'
import { undo } from '../../state/undo'
import { useText } from '../hooks/useText'
import './restartNote.css'

const SHOWN_FOR = 8000
const WIDTH = 250
const MARGIN = 8
/** Pixels that the note needs below the control. With less room it stands above. */
const HEIGHT = 90

interface Place {
  readonly left: number
  readonly top?: number
  readonly bottom?: number
}

/** Says that a change restarted training, at the control that made it, and offers to undo the change. */
export function RestartNote() {
  const text = useText('settings')
  const box = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<Place | null>(null)
  useEffect(() => {
    let used: DOMRect | null = null
    let timer = 0
    const note = ({ target }: Event) => {
      // Measured before the change, which may remove the control itself.
      if (target instanceof Element) used = target.getBoundingClientRect()
    }
    const hide = () => setPlace(null)
    const wait = () => {
      timer = window.setTimeout(() => {
        // Stays while the pointer is on it, about to press its button.
        if (box.current?.matches(':hover, :focus-within')) wait()
        else hide()
      }, SHOWN_FOR)
    }
    const stop = earlierStore.subscribe(({ restarts, earlier }, before) => {
      // The grey curves were hidden, or another change came.
      if (!earlier) hide()
      if (restarts === before.restarts || !used) return
      setPlace(beside(used))
      window.clearTimeout(timer)
      wait()
    })
    const events = ['pointerdown', 'keydown', 'change'] as const
    for (const event of events) document.addEventListener(event, note, true)
    // Scrolling moves the control away from the note.
    document.addEventListener('scroll', hide, true)
    return () => {
      stop()
      window.clearTimeout(timer)
      for (const event of events) document.removeEventListener(event, note, true)
      document.removeEventListener('scroll', hide, true)
    }
  }, [])
  return (
    <div role="status" ref={box}>
      {place && (
        <div className="restart-note" style={{ ...place, width: WIDTH }}>
          {text('changed.restarted')}{' '}
          <button
            type="button"
            className="btn small"
            onClick={() => {
              setPlace(null)
              undo()
            }}
          >
            {text('changed.takeBack')}
          </button>
        </div>
      )}
    </div>
  )
}

/** Below the control or above it, and always inside the window. */
function beside({ left, top, bottom }: DOMRect): Place {
  const most = Math.max(MARGIN, window.innerWidth - WIDTH - MARGIN)
  const across = Math.min(Math.max(left, MARGIN), most)
  const { innerHeight } = window
  if (bottom + HEIGHT < innerHeight) return { left: across, top: Math.max(bottom, 0) + MARGIN }
  return { left: across, bottom: Math.min(Math.max(innerHeight - top, 0), innerHeight - HEIGHT) + MARGIN }
}

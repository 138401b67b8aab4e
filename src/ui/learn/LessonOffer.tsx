import { useEffect, useRef } from 'react'
import { bringBack, keepThis } from '../../state/lessons/enter'
import { useScreen } from '../hooks/useStores'
import { useText } from '../hooks/useText'
import { dockClass, useDockHeight } from './useDockHeight'

/** After a lesson: brings back what was on the screen before it, or keeps what the lesson left. */
export function LessonOffer() {
  const text = useText('learn')
  const dock = useDockHeight()
  const back = useRef<HTMLButtonElement>(null)
  // The button that closed the lesson is gone with it.
  useEffect(() => back.current?.focus({ preventScroll: true }), [])
  return (
    <section ref={dock} id="lesson" className={dockClass(useScreen(), 'offer')} aria-label={text('offer.name')}>
      <p role="status">{text('offer.text')}</p>
      <button ref={back} type="button" className="btn on" onClick={bringBack}>
        {text('offer.back')}
      </button>
      <button type="button" className="btn" onClick={keepThis}>
        {text('offer.keep')}
      </button>
    </section>
  )
}

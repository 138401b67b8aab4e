import { type ReactNode, useRef } from 'react'
import { useScrollStop } from '../hooks/useScrollStop'

/** A named box that may scroll, and that the keyboard reaches when it does. */
export function ScrollBox(props: { readonly label: string; readonly className: string; readonly children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  useScrollStop(box)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would look and read like a form
    <div ref={box} className={props.className} role="group" aria-label={props.label}>
      {props.children}
    </div>
  )
}

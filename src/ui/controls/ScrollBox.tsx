import { type ReactNode, useRef } from 'react'
import { useScrollStop } from '../hooks/useScrollStop'

/** A named box that scrolls when its content is too large. The keyboard can then reach it. */
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

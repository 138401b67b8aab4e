import { type ReactNode, useRef } from 'react'
import { openLater } from './openLater'

/**
 * Asks for the file of a set-up, a comparison or a map and opens it. `children` gets the function that asks. The file input
 * stands outside of a menu, which is closed by the time a file is chosen.
 */
export function OpenFile(props: { readonly label: string; readonly children: (ask: () => void) => ReactNode }) {
  const file = useRef<HTMLInputElement>(null)
  return (
    <>
      {props.children(() => file.current?.click())}
      <input
        ref={file}
        type="file"
        accept="application/json,.json"
        hidden
        aria-label={props.label}
        onChange={(event) => {
          const chosen = event.currentTarget.files?.[0]
          event.currentTarget.value = ''
          if (chosen) openLater(chosen)
        }}
      />
    </>
  )
}

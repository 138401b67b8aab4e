import { type ComponentType, type ReactNode, useEffect, useState } from 'react'

/**
 * A part whose code arrives later. Not `lazy` with Suspense: React renders what comes back from a
 * suspension at its lowest priority, and a page that draws every frame may never get to it.
 */
export function Late(props: { readonly part: Promise<ComponentType>; readonly fallback: ReactNode }) {
  const [Part, setPart] = useState<ComponentType | null>(null)
  useEffect(() => {
    let gone = false
    void props.part.then((loaded) => !gone && setPart(() => loaded))
    return () => {
      gone = true
    }
  }, [props.part])
  return Part ? <Part /> : props.fallback
}

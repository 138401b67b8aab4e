import { useEffect, useState } from 'react'
import { type LateNamespace, showLate } from '../../i18n/setup'

/** Asks for texts that come with a part of the page; true once they are there. */
export function useLateText(namespace: LateNamespace): boolean {
  const [ready, setReady] = useState(false)
  useEffect(() => {
    let gone = false
    void showLate(namespace).then(() => !gone && setReady(true))
    return () => {
      gone = true
    }
  }, [namespace])
  return ready
}

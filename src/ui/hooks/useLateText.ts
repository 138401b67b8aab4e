import { useEffect, useState } from 'react'
import { type LateTexts, showLate } from '../../i18n/setup'

/** Asks for texts that come with a part of the page; true once they are there. */
export function useLateText(name: LateTexts): boolean {
  const [ready, setReady] = useState(false)
  useEffect(() => {
    let gone = false
    void showLate(name).then(() => !gone && setReady(true))
    return () => {
      gone = true
    }
  }, [name])
  return ready
}

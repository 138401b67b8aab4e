import { useEffect, useState } from 'react'
import { notify } from '../../state/notices'

const CONFIRMED_FOR = 2500

/** Copies a text to the clipboard. `copied` is true for a moment after success; on failure the notice `failure` shows. */
export function useCopied(failure: 'copyFailed' | 'tableCopyFailed') {
  // A number, so that another copy restarts the time.
  const [copies, setCopies] = useState(0)
  useEffect(() => {
    if (copies === 0) return
    const timer = window.setTimeout(() => setCopies(0), CONFIRMED_FOR)
    return () => window.clearTimeout(timer)
  }, [copies])
  const copy = async (text: string) => {
    if (await writeClipboard(text)) setCopies((count) => count + 1)
    else notify({ kind: 'warning', key: failure })
  }
  return { copied: copies > 0, copy }
}

/** Returns whether the text was written to the clipboard. */
async function writeClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyBySelection(text)
  }
}

/** Used if the page may not write to the clipboard: without https, or in a frame that forbids it. */
function copyBySelection(text: string): boolean {
  const field = document.createElement('textarea')
  field.value = text
  field.style.position = 'fixed'
  field.style.opacity = '0'
  document.body.append(field)
  field.select()
  const done = document.execCommand('copy')
  field.remove()
  return done
}

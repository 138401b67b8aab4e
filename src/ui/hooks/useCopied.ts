import { useEffect, useState } from 'react'
import { notify } from '../../state/notices'

const CONFIRMED_FOR = 2500

/** Copies a text: `copied` for a while after it went well, else the notice `failure`. */
export function useCopied(failure: 'copyFailed' | 'tableCopyFailed') {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = window.setTimeout(() => setCopied(false), CONFIRMED_FOR)
    return () => window.clearTimeout(timer)
  }, [copied])
  const copy = async (text: string) => {
    if (await writeClipboard(text)) setCopied(true)
    else notify({ kind: 'warning', key: failure })
  }
  return { copied, copy }
}

/** Whether the text is on the clipboard now. */
async function writeClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyBySelection(text)
  }
}

/** Where the clipboard is closed to pages (no https, an embedding that forbids it). */
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

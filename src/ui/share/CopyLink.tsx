import { useEffect, useState } from 'react'
import { presentHash } from '../../state/address'
import { notify } from '../../state/problems'
import { Icon } from '../controls/Icon'
import { useText } from '../hooks/useText'

const CONFIRMED_FOR = 2500

/** Copies the address with the whole set-up and its edits in it. */
export function CopyLink() {
  const text = useText('interface')
  const share = useText('share')
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = window.setTimeout(() => setCopied(false), CONFIRMED_FOR)
    return () => window.clearTimeout(timer)
  }, [copied])
  const copy = async () => {
    const link = new URL(location.href)
    link.hash = presentHash()
    if (await writeClipboard(link.href)) setCopied(true)
    else notify({ kind: 'warning', key: 'copyFailed' })
  }
  return (
    <>
      <button type="button" className="btn on copy-link" title={text('commands.copyLink')} onClick={() => void copy()}>
        <Icon name={copied ? 'check' : 'link'} />
        <span className="wide-label">{copied ? share('copied') : text('commands.copyLink')}</span>
      </button>
      <span className="visually-hidden" role="status">
        {copied ? share('copied') : ''}
      </span>
    </>
  )
}

/** Whether the text is on the clipboard now. */
export async function writeClipboard(text: string): Promise<boolean> {
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

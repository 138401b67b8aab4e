import { type ComponentType, useEffect, useState } from 'react'
import { belongsToTarget } from '../commands/commands'
import { Icon } from '../controls/Icon'
import { useText } from '../hooks/useText'

type Dialog = ComponentType<{ readonly onClose: () => void }>

/** The dialog's code comes when it is first asked for. */
export function HelpButton() {
  const text = useText('interface')
  const [open, setOpen] = useState(false)
  const [HelpDialog, setDialog] = useState<Dialog | null>(null)
  useEffect(() => {
    if (open && !HelpDialog) void import('./HelpDialog').then((module) => setDialog(() => module.HelpDialog))
  }, [open, HelpDialog])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === '?' && !belongsToTarget(event)) setOpen(true)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return (
    <>
      <button
        type="button"
        className="btn icon"
        aria-label={text('commands.help')}
        title={`${text('commands.help')} (?)`}
        onClick={() => setOpen(true)}
      >
        <Icon name="help" />
      </button>
      {open && HelpDialog && <HelpDialog onClose={() => setOpen(false)} />}
    </>
  )
}

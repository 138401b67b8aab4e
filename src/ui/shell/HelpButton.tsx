import { useEffect, useState } from 'react'
import { belongsToTarget } from '../commands/commands'
import { Icon } from '../controls/Icon'
import { useText } from '../hooks/useText'
import { Late } from '../late/Late'
import { later } from './later'

/** Code and texts of the help load when it is first opened. */
const help = later('help')

export function HelpButton() {
  const text = useText('interface')
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
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
      {open && (
        <Late part={help} name={text('commands.help')} place="dialog" onClose={close}>
          {(HelpDialog) => <HelpDialog onClose={close} />}
        </Late>
      )}
    </>
  )
}

import { lazy, Suspense, useEffect, useState } from 'react'
import { belongsToTarget } from '../commands/commands'
import { Icon } from '../controls/Icon'
import { useText } from '../hooks/useText'

const HelpDialog = lazy(() => import('./HelpDialog').then((module) => ({ default: module.HelpDialog })))

export function HelpButton() {
  const text = useText('interface')
  const [open, setOpen] = useState(false)
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
        <Suspense fallback={null}>
          <HelpDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

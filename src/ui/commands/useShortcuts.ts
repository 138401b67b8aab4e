import { useEffect } from 'react'
import { commandFor } from './commands'
import { watchFocusCause } from './focusCause'

export function useShortcuts(): void {
  useEffect(watchFocusCause, [])
  useEffect(() => {
    /** True while Space is down for a command: its release must not press the focused button. */
    let taken = false
    const onKey = (event: KeyboardEvent) => {
      if (event.key === ' ' && event.repeat && taken) return event.preventDefault()
      const command = commandFor(event)
      if (event.key === ' ') taken = command !== null
      if (!command) return
      event.preventDefault()
      command.perform()
    }
    const onKeyUp = (event: KeyboardEvent) => {
      if (event.key !== ' ' || !taken) return
      taken = false
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    document.addEventListener('keyup', onKeyUp)
    return () => {
      document.removeEventListener('keydown', onKey)
      document.removeEventListener('keyup', onKeyUp)
    }
  }, [])
}

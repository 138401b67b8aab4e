import { MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import { theme } from '../theme/mantine'
import { useTheme } from '../theme/useTheme'
import '../theme/mantine.css'

/**
 * Wraps every part that has sliders and switches. It is not at the root of the page, so that the first curves do not
 * wait for the control library.
 */
export function ControlsProvider({ children }: { readonly children: ReactNode }) {
  return (
    <MantineProvider theme={theme} forceColorScheme={useTheme()}>
      {children}
    </MantineProvider>
  )
}

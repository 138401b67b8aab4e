import { MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import { theme } from '../theme/mantine'
import { useTheme } from '../theme/useTheme'
import '../theme/mantine.css'

/**
 * Around every part that has sliders and switches. Not at the root of the page: the first curves
 * do not wait for the control library.
 */
export function ControlsProvider({ children }: { readonly children: ReactNode }) {
  return (
    <MantineProvider theme={theme} forceColorScheme={useTheme()}>
      {children}
    </MantineProvider>
  )
}

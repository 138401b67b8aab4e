import { createTheme } from '@mantine/core'

/** Mantine's parts speak the page's variables; what they look like beyond that is in controls.css. */
export const theme = createTheme({
  fontFamily: 'inherit',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, monospace',
  primaryColor: 'blue',
  cursorType: 'pointer',
  respectReducedMotion: true,
})

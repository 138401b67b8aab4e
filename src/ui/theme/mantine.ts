import { createTheme } from '@mantine/core'

/** Mantine's theme in terms of the page's CSS variables. The rest of its look is in mantine.css. */
export const theme = createTheme({
  fontFamily: 'inherit',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, monospace',
  primaryColor: 'blue',
  cursorType: 'pointer',
  respectReducedMotion: true,
})

import 'react'

declare module 'react' {
  interface CSSProperties {
    /** Custom properties such as `--c`, the colour of an element. */
    [variable: `--${string}`]: string | number | undefined
  }
}

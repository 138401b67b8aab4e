import 'react'

declare module 'react' {
  interface CSSProperties {
    /** Variables such as `--c`, a part's colour. */
    [variable: `--${string}`]: string | number | undefined
  }
}

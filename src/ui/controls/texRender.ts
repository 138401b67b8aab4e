import katex from 'katex'
import 'katex/dist/katex.min.css'

/** Markup of a formula, with MathML for screen readers. */
export const renderTex = (tex: string, display: boolean): string =>
  katex.renderToString(tex, { displayMode: display, throwOnError: false })

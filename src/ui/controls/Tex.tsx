import { memo, useEffect, useState } from 'react'

type Render = (tex: string, display: boolean) => string
let render: Render | null = null
let loading: Promise<Render> | null = null

/** KaTeX and its style come with the first formula that is looked at. */
function loadTex(): Promise<Render> {
  loading ??= Promise.all([import('katex'), import('katex/dist/katex.min.css')]).then(([{ default: katex }]) => {
    render = (tex, display) => katex.renderToString(tex, { displayMode: display, throwOnError: false })
    return render
  })
  return loading
}

/**
 * A formula, with MathML for those who listen. Shows its source until KaTeX is there. Set once: the
 * numbers beside it change many times a second.
 */
export const Tex = memo(function Tex(props: { readonly tex: string; readonly display?: boolean }) {
  const { tex, display = false } = props
  const [ready, setReady] = useState<Render | null>(() => render)
  useEffect(() => {
    let gone = false
    void loadTex().then((loaded) => !gone && setReady(() => loaded))
    return () => {
      gone = true
    }
  }, [])
  if (!ready) return <code className="tex-source">{tex}</code>
  // biome-ignore lint/security/noDangerouslySetInnerHtml: KaTeX's own markup of formulas from this repository
  return <span className="tex" dangerouslySetInnerHTML={{ __html: ready(tex, display) }} />
})

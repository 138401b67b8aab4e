import { memo } from 'react'
import { useText } from '../hooks/useText'
import { part } from '../late/part'
import { usePart } from '../late/usePart'
import './tex.css'

/** KaTeX and its style sheet load with the first formula that is shown. */
const renderer = part(() => import('./texRender').then((module) => module.renderTex))

/**
 * A formula, with MathML for screen readers. Shows its source until KaTeX has loaded. Memoized, because the numbers
 * beside it change many times per second.
 */
export const Tex = memo(function Tex(props: { readonly tex: string; readonly display?: boolean }) {
  const { tex, display = false } = props
  const { loaded: ready, error, again } = usePart(renderer)
  if (!ready) return <Source tex={tex} onRetry={error === null ? null : again} />
  // biome-ignore lint/security/noDangerouslySetInnerHtml: KaTeX's own markup of formulas from this repository
  return <span className="tex" dangerouslySetInnerHTML={{ __html: ready(tex, display) }} />
})

/** The formula's source. Where KaTeX did not load, a press tries again. */
function Source({ tex, onRetry }: { readonly tex: string; readonly onRetry: (() => void) | null }) {
  const text = useText('interface')
  const source = <code className="tex-source">{tex}</code>
  if (onRetry === null) return source
  const remark = text('failed.tex')
  return (
    <button type="button" className="tex-retry" title={remark} aria-label={`${tex}. ${remark}`} onClick={onRetry}>
      {source}
    </button>
  )
}

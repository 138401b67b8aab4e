import { shownHash } from '../../state/address'
import { useText } from '../hooks/useText'
import './print.css'

/** The text above the pictures of a print: title, set-up in words (a heading and a sentence a line), link. */
export function PrintSheet({ lines }: { readonly lines: readonly (readonly [string, string])[] }) {
  const text = useText('interface')
  const share = useText('share')
  const link = new URL(location.href)
  link.hash = shownHash()
  return (
    <section className="print-sheet" aria-hidden="true">
      <h1>{text('title')}</h1>
      <dl>
        {lines.map(([head, words]) => (
          <div key={head}>
            <dt>{head}</dt>
            <dd>{words}</dd>
          </div>
        ))}
        <div>
          <dt>{share('link')}</dt>
          <dd>
            <a href={link.href}>{link.href}</a>
          </dd>
        </div>
      </dl>
    </section>
  )
}

import encodeQR from 'qr'
import { useMemo } from 'react'
import { useFormat } from '../hooks/useFormat'
import { useText } from '../hooks/useText'

/**
 * Bytes of a QR code of version 25 with the lowest error correction. Larger codes exist, but a phone hardly reads them
 * from a projector, and making one takes the page too long.
 */
export const MOST_BYTES = 1273
/** Modules of white around the code that readers need. */
const QUIET = 4

/** The dark modules of a text as an SVG path on a field of `size` × `size`; null if the text is too long. */
export function qrPath(text: string): { readonly path: string; readonly size: number } | null {
  if (new TextEncoder().encode(text).length > MOST_BYTES) return null
  const rows = encodeQR(text, 'raw', { ecc: 'low', border: QUIET })
  const path = rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return { path, size: rows.length }
}

/** The QR code of a link, or why there is none. */
export function QrCode({ link }: { readonly link: string }) {
  const text = useText('classroom')
  const format = useFormat()
  const code = useMemo(() => qrPath(link), [link])
  if (!code)
    return (
      <p className="hint" role="status">
        {text('share.tooLong', { length: format.integer(link.length), most: format.integer(MOST_BYTES) })}
      </p>
    )
  return (
    <div className="qr">
      <svg
        role="img"
        aria-label={text('share.qr')}
        viewBox={`0 0 ${code.size} ${code.size}`}
        shapeRendering="crispEdges"
      >
        <path d={code.path} fill="#000" />
      </svg>
    </div>
  )
}

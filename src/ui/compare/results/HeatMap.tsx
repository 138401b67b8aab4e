import { useEffect, useMemo, useRef } from 'react'
import { themeRgb } from '../../theme/taskColor'
import { useTheme } from '../../theme/useTheme'
import type { Diverging } from './conflictColor'

/** Canvas pixels for each row of the picture. The last one stays transparent, as a gap between rows. */
const ROW = 8

/** Rows of coloured cells. A cell is one pixel wide; the browser stretches it without smoothing. */
export function HeatMap(props: {
  readonly rows: readonly Float64Array[]
  readonly paint: (into: Uint8ClampedArray, offset: number, value: number, colors: Diverging) => void
  readonly label: string
}) {
  const { rows, paint } = props
  const canvas = useRef<HTMLCanvasElement>(null)
  const theme = useTheme()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme has other colours; asking for them lays out the page
  const colors = useMemo(
    (): Diverging => ({
      against: themeRgb('--against'),
      neutral: themeRgb('--neutral'),
      along: themeRgb('--along'),
    }),
    [theme],
  )
  const width = rows[0]?.length ?? 0
  const height = rows.length * ROW
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context || width === 0) return
    const image = context.createImageData(width, height)
    const { data } = image
    rows.forEach((values, row) => {
      const first = 4 * width * row * ROW
      for (let bin = 0; bin < width; bin++) paint(data, first + 4 * bin, values[bin], colors)
      for (let line = 1; line < ROW - 1; line++) data.copyWithin(first + 4 * width * line, first, first + 4 * width)
    })
    context.putImageData(image, 0, 0)
  }, [rows, width, height, paint, colors])
  return (
    <canvas
      ref={canvas}
      className="heat-map"
      width={Math.max(1, width)}
      height={Math.max(1, height)}
      style={{ height: `calc(${rows.length} * var(--heat-row))` }}
      // Screen readers get the values from the slider around the map.
      role="img"
      aria-label={props.label}
    />
  )
}

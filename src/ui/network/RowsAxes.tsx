import type { ReactNode } from 'react'
import { evenTicks } from '../charts/bounds'

interface RowsAxis {
  readonly ends: readonly [low: number, high: number]
  readonly write: (value: number) => string
}

/** Beside each other there is room for every tick only if none has more characters. */
const SHORT = 5

/** A picture with numbers at the left and below. `unit` is that of both axes; it stands in their corner. */
export function RowsAxes(props: {
  readonly up: RowsAxis
  readonly across: RowsAxis
  readonly unit?: string
  readonly square?: boolean
  readonly children: ReactNode
}) {
  const up = ticksOf(props.up)
  const across = ticksOf(props.across)
  const roomy = across.every(({ words }) => words.length <= SHORT)
  return (
    <div className={props.square ? 'rows-axes square num' : 'rows-axes num'}>
      <div className="rows-up" aria-hidden="true">
        {up.map(({ share, words }) => (
          <span key={share} style={{ bottom: share }}>
            {words}
          </span>
        ))}
      </div>
      {props.children}
      <span className="rows-unit" aria-hidden="true">
        {props.unit}
      </span>
      <div className="rows-across" aria-hidden="true">
        {across
          .filter((_, k) => roomy || k % 2 === 0)
          .map(({ share, words }) => (
            <span key={share} style={{ left: share }}>
              {words}
            </span>
          ))}
      </div>
    </div>
  )
}

const ticksOf = ({ ends: [low, high], write }: RowsAxis) =>
  evenTicks(low, high, 4).map((tick) => ({
    share: `${(100 * (tick - low)) / (high - low)}%`,
    words: write(tick),
  }))

/** The elements of one line in the live layer: its paths, and its label at the right. */
import { fitted } from './labels'
import { fullLabel, type Line } from './model'

/** The line of a pair has two paths: dashes of the second colour lie over the first colour. */
export function LinePaths(props: { readonly line: Line; readonly stacked?: boolean; readonly crowded: boolean }) {
  const { line, stacked, crowded } = props
  if (stacked) {
    return (
      <g>
        <path fill={line.color} fillOpacity={0.75} />
      </g>
    )
  }
  const look = {
    fill: 'none',
    strokeLinejoin: 'round',
    strokeWidth: crowded ? 1.1 : line.dashed ? 1.3 : 1.8,
    strokeOpacity: crowded ? 0.6 : line.dashed ? 0.75 : 1,
  } as const
  return (
    <g data-place={line.lane}>
      <path {...look} stroke={line.color} />
      {line.second && <path {...look} stroke={line.second.color} />}
    </g>
  )
}

export function LabelText({ line, room }: { readonly line: Line; readonly room?: number }) {
  if (line.quiet) return <text />
  const shown = fitted(line.label, room)
  return (
    <text fill={line.ink} fontWeight={600} data-place={line.lane}>
      <tspan>{shown}</tspan>
      {line.second && <tspan fill="var(--ink-3)"> · </tspan>}
      {line.second && <tspan fill={line.second.ink}>{line.second.label}</tspan>}
      {shown !== line.label && <title>{fullLabel(line)}</title>}
    </text>
  )
}

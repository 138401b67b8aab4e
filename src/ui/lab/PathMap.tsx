import { useId, useMemo } from 'react'
import { surfaceGrid } from '../../core/lab/paths'
import { LAB_LIMITS, type LabSetup } from '../../core/lab/setup'
import { surfaces } from '../../core/lab/surfaces'
import { zeroLine } from '../../core/measures/isoline'
import { changeLab } from '../../state/lab'
import { useFormat } from '../hooks/useFormat'
import { useText } from '../hooks/useText'
import { useLatePath } from './latePath'
import { type At, PointField } from './PointField'
import { thinned } from './thinned'
import { type NamedEntry, useLab, useShown } from './useLab'

const { min, max } = LAB_LIMITS.start
const SIDE = [min, max] as const

/** The surface as contour lines, with the path of each optimizer. The common start is dragged. */
export function PathMap() {
  const text = useText('lab')
  const format = useFormat()
  const lab = useLab()
  const shown = useShown()
  const clip = useId()
  const surface = surfaces[lab.surface]
  const [x, y] = lab.start
  return (
    <section className="card lab-fit" data-target="labFit" aria-labelledby="lab-paths-title">
      <h2 id="lab-paths-title">{text('paths')}</h2>
      <PointField
        label={text('pathDrawing')}
        x={SIDE}
        y={SIDE}
        square
        points={[
          {
            key: 'start',
            x,
            y,
            look: 'handle',
            label: text('start'),
            valueText: text('startValue', { x: format.significant(x), y: format.significant(y) }),
          },
        ]}
        onMove={(_, start, gesture) => changeLab({ start }, 'start', gesture)}
      >
        {(at) => (
          <>
            <clipPath id={clip}>
              <rect
                x={at.area.left}
                y={at.area.top}
                width={at.area.right - at.area.left}
                height={at.area.bottom - at.area.top}
              />
            </clipPath>
            <g clipPath={`url(#${clip})`}>
              <Contours lab={lab} at={at} />
              {surface.minima.map(([mx, my]) => (
                <path key={my} className="minimum" d={`M${at.x(mx) - 5},${at.y(my)}h10m-5,-5v10`} />
              ))}
              {shown.map((entry) => (
                <Path key={entry.id} entry={entry} at={at} />
              ))}
            </g>
          </>
        )}
      </PointField>
      <p className="hint">{text('pathHint')}</p>
    </section>
  )
}

const CELLS = 72

/** Lines of equal f, closer to each other where it is steep. */
function Contours({ lab, at }: { readonly lab: LabSetup; readonly at: At }) {
  const { surface } = lab
  const lines = useMemo(() => {
    const field = surfaceGrid({ surface }, max, CELLS)
    const { least, levels } = surfaces[surface]
    return levels.map((level) => {
      const segments = zeroLine(
        field.map((value) => value - least - level),
        CELLS,
      )
      let path = ''
      for (let i = 0; i < segments.length; i += 4) {
        const [x1, y1, x2, y2] = segments.slice(i, i + 4).map((value) => value.toFixed(2))
        path += `M${x1},${y1}L${x2},${y2}`
      }
      return path
    })
  }, [surface])
  const scale = (at.x(max) - at.x(min)) / CELLS
  return (
    <g className="contours" transform={`translate(${at.x(min)},${at.y(min)}) scale(${scale},${-scale})`}>
      {lines.map((path, i) => (
        <path key={surfaces[surface].levels[i]} d={path} />
      ))}
    </g>
  )
}

/** Steps of the chosen path that have a dot. */
const DOTS = 40

function Path({ entry, at }: { readonly entry: NamedEntry; readonly at: At }) {
  const lab = useLab()
  const strong = entry.id === lab.chosen
  const path = useLatePath(entry.id, strong)
  const frame = [at.x(0), at.x(1), at.y(0), at.y(1)].join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the scales are new in every render, `frame` says if they differ
  const points = useMemo(() => thinned(path.x, path.y, at.x, at.y), [path, frame])
  return (
    <g className={strong ? 'path strong' : 'path'} stroke={entry.color} fill={entry.color}>
      <path fill="none" d={points} />
      {strong &&
        Array.from({ length: Math.min(DOTS, path.x.length) }, (_, k) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a dot is its step
          <circle key={k} stroke="none" cx={at.x(path.x[k])} cy={at.y(path.y[k])} r={2.4} />
        ))}
    </g>
  )
}

import type { LabFit } from '../../core/lab/fit'
import { addLabPoint, changeLab, removeLabPoint } from '../../state/lab'
import { pathThrough } from '../charts/paths'
import { useFormat } from '../hooks/useFormat'
import { useText } from '../hooks/useText'
import { useChosenFit, useLateFit } from './fits'
import { cutSquare, levelLine } from './halfPlane'
import { type At, PointField } from './PointField'
import { type NamedEntry, useLab, useShown } from './useLab'

const SIDE = [-1, 1] as const

/** Points of two classes and the boundary of each loss. A press on a point flips its label. */
export function BoundaryFit({ onPick }: { readonly onPick: (point: number) => void }) {
  const text = useText('lab')
  const format = useFormat()
  const lab = useLab()
  const shown = useShown()
  const fit = useChosenFit()
  const chosen = shown.find(({ id }) => id === lab.chosen) ?? shown[0]
  return (
    <PointField
      label={text('boundaryDrawing')}
      x={SIDE}
      y={SIDE}
      square
      points={lab.classes.map(([x, y, label], i) => ({
        key: `c${i}`,
        x,
        y,
        look: label === 1 ? 'square' : 'open',
        label: text('classPoint', { number: i + 1, label }),
        valueText: text('pointValue', {
          x: format.significant(x),
          y: format.significant(y),
          pull: fit ? format.significant(fit.pulls[i]) : '–',
        }),
      }))}
      onMove={(i, [x, y], gesture) =>
        changeLab({ classes: lab.classes.with(i, [x, y, lab.classes[i][2]]) }, `class ${i}`, gesture)
      }
      onAdd={addLabPoint}
      onRemove={removeLabPoint}
      onPick={onPick}
      onPress={(i) => {
        const [x, y, label] = lab.classes[i]
        changeLab({ classes: lab.classes.with(i, [x, y, label === 1 ? 0 : 1]) })
      }}
    >
      {(at) => (
        <>
          {fit && <ClassOne fit={fit} at={at} color={chosen.color} />}
          {shown.map((entry) =>
            entry.id === chosen.id ? null : <LateBoundary key={entry.id} entry={entry} at={at} />,
          )}
          {fit && <Boundary fit={fit} at={at} color={chosen.color} strong />}
          {fit && <Margins fit={fit} at={at} color={chosen.color} />}
          {fit && <Rings fit={fit} at={at} color={chosen.color} classes={lab.classes} />}
        </>
      )}
    </PointField>
  )
}

function LateBoundary({ entry, at }: { readonly entry: NamedEntry; readonly at: At }) {
  const fit = useLateFit(entry.id)
  return fit && <Boundary fit={fit} at={at} color={entry.color} />
}

interface Drawn {
  readonly fit: LabFit
  readonly at: At
  readonly color: string
}

const pathIn = (at: At, points: readonly (readonly [number, number])[]): string =>
  pathThrough(points.map(([x, y]) => [at.x(x), at.y(y)]))

/** The side on which the score is above 0. */
const ClassOne = ({ fit, at, color }: Drawn) => (
  <path className="side" fill={color} d={pathIn(at, cutSquare(fit.parameters, SIDE))} />
)

/** Score 0. */
const Boundary = ({ fit, at, color, strong }: Drawn & { readonly strong?: boolean }) => (
  <path
    className={strong ? 'fit-line strong' : 'fit-line'}
    stroke={color}
    d={pathIn(at, levelLine(fit.parameters, 0, SIDE))}
  />
)

/** Scores −1 and 1, between which a hinge loss counts right answers as well. */
const Margins = ({ fit, at, color }: Drawn) => (
  <g className="margins" stroke={color}>
    {[-1, 1].map((level) => (
      <path key={level} d={pathIn(at, levelLine(fit.parameters, level, SIDE))} />
    ))}
  </g>
)

/** Radius of the strongest pull beyond the point itself, in pixels. */
const WIDEST = 18

/** Around each sample a ring whose area is its pull beside the strongest one. */
function Rings({
  fit,
  at,
  color,
  classes,
}: Drawn & { readonly classes: readonly (readonly [number, number, 0 | 1])[] }) {
  const most = Math.max(1e-9, ...fit.pulls.map(Math.abs))
  return (
    <g className="rings" stroke={color} fill={color}>
      {classes.map(([x, y], i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a sample is its place
        <circle key={i} cx={at.x(x)} cy={at.y(y)} r={6 + WIDEST * Math.sqrt(Math.abs(fit.pulls[i]) / most)} />
      ))}
    </g>
  )
}

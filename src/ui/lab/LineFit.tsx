import { compileLoss, type LabLoss } from '../../core/lab/compiled'
import type { LabFit } from '../../core/lab/fit'
import { outputFor } from '../../core/lab/properties'
import { LAB_LIMITS, type LabSetup } from '../../core/lab/setup'
import { lossById } from '../../core/losses/all'
import { addLabPoint, changeLab, removeLabPoint } from '../../state/lab'
import { pathThrough } from '../charts/paths'
import { useFormat } from '../hooks/useFormat'
import type { Gesture } from '../hooks/useSetup'
import { useText } from '../hooks/useText'
import { useChosenFit, useLateFit } from './fits'
import { type At, type FieldPoint, PointField } from './PointField'
import { type NamedEntry, useLab, useShown } from './useLab'

const X = [-1, 1] as const
const Y = [LAB_LIMITS.y.min, LAB_LIMITS.y.max] as const

/** Points of a regression and the line of each loss. With the line in hand, its two ends are dragged instead. */
export function LineFit({ onPick }: { readonly onPick: (point: number) => void }) {
  const text = useText('lab')
  const format = useFormat()
  const lab = useLab()
  const shown = useShown()
  const fit = useChosenFit()
  const chosen = shown.find(({ id }) => id === lab.chosen) ?? shown[0]
  const loss = compileLoss(lossById(chosen.id), lab.options[chosen.id] ?? {}, 'regression')
  const points: FieldPoint[] = lab.points.map(([x, y], i) => ({
    key: `p${i}`,
    x,
    y,
    look: 'dot',
    label: text('point', { number: i + 1 }),
    valueText: text('pointValue', {
      x: format.significant(x),
      y: format.significant(y),
      pull: fit ? format.significant(fit.pulls[i]) : '–',
    }),
  }))
  const ends = lab.byHand ? handles(lab, loss) : []
  const move = (i: number, to: readonly [number, number], gesture: Gesture) => {
    if (i < lab.points.length) changeLab({ points: lab.points.with(i, to) }, `point ${i}`, gesture)
    else changeLab({ byHand: moved(lab, loss, i - lab.points.length, to[1]) }, `end ${i}`, gesture)
  }
  return (
    <PointField
      label={text('lineDrawing')}
      x={X}
      y={Y}
      points={[
        ...points,
        ...ends.map(([x, y], i) => ({
          key: `h${i}`,
          x,
          y,
          look: 'handle' as const,
          upright: true,
          label: text(i === 0 ? 'leftEnd' : 'rightEnd'),
          valueText: format.significant(y),
        })),
      ]}
      onMove={move}
      onAdd={addLabPoint}
      onRemove={removeLabPoint}
      onPick={onPick}
    >
      {(at) => (
        <>
          {lab.byHand === null &&
            shown.map((entry) =>
              entry.id === chosen.id ? null : <LateLine key={entry.id} entry={entry} at={at} lab={lab} />,
            )}
          {fit && <Line fit={fit} loss={loss} at={at} color={chosen.color} strong />}
          {fit && <Pulls fit={fit} loss={loss} lab={lab} at={at} color={chosen.color} />}
        </>
      )}
    </PointField>
  )
}

function LateLine({ entry, at, lab }: { readonly entry: NamedEntry; readonly at: At; readonly lab: LabSetup }) {
  const fit = useLateFit(entry.id)
  const loss = compileLoss(lossById(entry.id), lab.options[entry.id] ?? {}, 'regression')
  return fit && <Line fit={fit} loss={loss} at={at} color={entry.color} />
}

const outputAt = ([a, b = 0]: readonly number[], x: number): number => a + b * x
/** Straight pieces of a line whose output is a logarithm. */
const PIECES = 32

/** ŷ over x: a line, or e^z where the output is a logarithm. */
function Line(props: {
  readonly fit: LabFit
  readonly loss: LabLoss
  readonly at: At
  readonly color: string
  readonly strong?: boolean
}) {
  const { fit, loss, at } = props
  const places = Array.from({ length: PIECES + 1 }, (_, i) => X[0] + ((X[1] - X[0]) * i) / PIECES)
  return (
    <path
      className={props.strong ? 'fit-line strong' : 'fit-line'}
      stroke={props.color}
      d={pathThrough(places.map((x) => [at.x(x), at.y(clipped(loss.reading(outputAt(fit.parameters, x))))]))}
    />
  )
}

const clipped = (y: number): number => Math.min(Y[1] + 1, Math.max(Y[0] - 1, y))
/** Pixels of the strongest pull. */
const LONGEST = 56

/**
 * From the line at each sample an arrow the way that gradient descent moves it, as long as the sample's pull beside
 * the strongest; a hairline to the sample itself.
 */
function Pulls(props: {
  readonly fit: LabFit
  readonly loss: LabLoss
  readonly lab: LabSetup
  readonly at: At
  readonly color: string
}) {
  const { fit, at } = props
  const most = Math.max(1e-9, ...fit.pulls.map(Math.abs))
  return (
    <g className="pulls" stroke={props.color} fill={props.color}>
      {props.lab.points.map(([x, y], i) => {
        const foot = at.y(clipped(props.loss.reading(outputAt(fit.parameters, x))))
        const length = (LONGEST * fit.pulls[i]) / most
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a sample is its place
          <g key={i}>
            <path className="residual" d={`M${at.x(x)},${foot}V${at.y(y)}`} />
            {Math.abs(length) > 1 && <Arrow x={at.x(x)} from={foot} to={foot + length} />}
          </g>
        )
      })}
    </g>
  )
}

function Arrow({ x, from, to }: { readonly x: number; readonly from: number; readonly to: number }) {
  const head = Math.min(6, Math.abs(to - from))
  const back = to > from ? -head : head
  return (
    <>
      <path className="pull" d={`M${x},${from}V${to + back / 2}`} />
      <path stroke="none" d={`M${x},${to}l${-head / 1.6},${back}h${head / 0.8}z`} />
    </>
  )
}

/** The ends of the placed line, as the target's unit; one end for a constant. */
function handles({ byHand, model }: LabSetup, loss: LabLoss): readonly (readonly [number, number])[] {
  const [a, b] = byHand ?? [0, 0]
  const at = (x: number) => [x, clipped(loss.reading(a + (model === 'line' ? b * x : 0)))] as const
  return model === 'line' ? [at(X[0]), at(X[1])] : [at(X[1])]
}

/** The smallest rate whose logarithm a handle can reach. */
const LEAST_RATE = 0.05

/** The line after one of its ends was moved to the height `y`; the other end stays. */
function moved({ byHand, model }: LabSetup, loss: LabLoss, end: number, y: number): readonly [number, number] {
  const [a, b] = byHand ?? [0, 0]
  const output = outputFor(loss, loss.reading(0) === 1 ? Math.max(LEAST_RATE, y) : y)
  if (model === 'constant') return [output, b]
  const [left, right] = end === 0 ? [output, a + b] : [a - b, output]
  const hundredths = (value: number) => Math.round(value * 100) / 100
  return [hundredths((left + right) / 2), hundredths((right - left) / 2)]
}

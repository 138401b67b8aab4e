import { useDeferredValue, useMemo, useState } from 'react'
import { CURVE_REACH, type LabCurve, labCurves } from '../../core/lab/curves'
import type { LabSetup } from '../../core/lab/setup'
import { StillChart, type StillLine } from '../charts/StillChart'
import { useFormat } from '../hooks/useFormat'
import { useText } from '../hooks/useText'
import { pathOf } from './latePath'
import { PathLosses } from './PathLosses'
import { type NamedEntry, useLab, useShown } from './useLab'

/** Value and derivative of what is shown, or the learning rate and what it does. */
export function Shapes() {
  const text = useText('lab')
  const { family } = useLab()
  return (
    <section className="card lab-shape" data-target="labShape" aria-labelledby="lab-shape-title">
      <h2 id="lab-shape-title">{text(`shape.${family}`)}</h2>
      {family === 'schedules' ? <ScheduleCharts /> : family === 'optimizers' ? <PathLosses /> : <ValueAndSlope />}
    </section>
  )
}

const lineOf = (entry: NamedEntry, x: Float64Array, y: Float64Array, strong: boolean): StillLine => ({
  key: entry.id,
  label: entry.name,
  color: entry.color,
  ink: entry.ink,
  x,
  y,
  strong,
})

/** The curves that depend only on these fields: dragging a point does not draw them again. */
function useCurves(lab: LabSetup): readonly LabCurve[] {
  const { family, kind, shown, options, learningRate, warmup, steps } = lab
  return useMemo(
    () => labCurves({ family, kind, shown, options, learningRate, warmup, steps }),
    [family, kind, shown, options, learningRate, warmup, steps],
  )
}

const RANGE = [-CURVE_REACH, CURVE_REACH] as const

/** A curve of each entry. The same array while nothing of it changes, so that the chart keeps its paths. */
function useLines(
  shown: readonly NamedEntry[],
  curves: readonly LabCurve[],
  which: 'value' | 'derivative',
  chosen: string,
): readonly StillLine[] {
  return useMemo(
    () =>
      shown.flatMap((entry) => {
        const curve = curves.find(({ id }) => id === entry.id)
        return curve ? [lineOf(entry, curve.x, curve[which], entry.id === chosen)] : []
      }),
    [shown, curves, which, chosen],
  )
}

function ValueAndSlope() {
  const text = useText('lab')
  const lab = useLab()
  const shown = useShown()
  const curves = useCurves(lab)
  const [at, setAt] = useState<number | null>(null)
  const values = useLines(shown, curves, 'value', lab.chosen)
  const slopes = useLines(shown, curves, 'derivative', lab.chosen)
  const x = lab.family === 'activations' ? text('axis.input') : text(`axis.${lab.kind}`)
  return (
    <>
      <h3>{text(lab.family === 'activations' ? 'activationValue' : 'lossValue')}</h3>
      <StillChart title={text('charts.value')} xName={x} lines={values} range={RANGE} at={at} onAt={setAt} />
      <h3>{text(lab.family === 'activations' ? 'activationSlope' : 'lossSlope')}</h3>
      <StillChart title={text('charts.slope')} xName={x} lines={slopes} range={RANGE} at={at} onAt={setAt} />
      <p className="hint">{text(lab.family === 'activations' ? 'shapeHints.activations' : `shapeHints.${lab.kind}`)}</p>
    </>
  )
}

/** The learning rate over the steps, and the loss of SGD under it. */
function ScheduleCharts() {
  const text = useText('lab')
  const format = useFormat()
  const lab = useLab()
  const late = useDeferredValue(lab)
  const shown = useShown()
  const curves = useCurves(lab)
  const paths = useMemo(() => late.shown.map((id) => averaged(pathOf(late, id))), [late])
  const [at, setAt] = useState<number | null>(null)
  const rates = useLines(shown, curves, 'value', lab.chosen)
  const losses = useMemo(
    () =>
      shown.flatMap((entry) => {
        const path = paths.find(({ id }) => id === entry.id)
        return path ? [lineOf(entry, path.x, path.y, entry.id === late.chosen)] : []
      }),
    [shown, paths, late],
  )
  const shared = { range: [0, lab.steps] as const, xName: text('axis.step'), at, onAt: setAt, formatX: format.integer }
  return (
    <>
      <h3>{text('rate')}</h3>
      <StillChart title={text('charts.rate')} lines={rates} {...shared} />
      <h3>{text('lossUnder')}</h3>
      <StillChart title={text('charts.loss')} lines={losses} yRange={lossRange(losses)} {...shared} />
      <p className="hint">{text('shapeHints.schedules')}</p>
    </>
  )
}

/** Parts of the steps. */
const POINTS = 200

/** Mean losses over equal parts of the steps. Losses of single steps under noise would be a band, not a line. */
function averaged({ id, losses }: { readonly id: string; readonly losses: Float64Array }) {
  const count = Math.min(POINTS, losses.length)
  const from = (k: number) => Math.floor((k * losses.length) / count)
  const x = Float64Array.from({ length: count }, (_, k) => (k === 0 ? 0 : (from(k) + from(k + 1) - 1) / 2))
  const y = x.map((_, k) => {
    const part = losses.subarray(from(k), from(k + 1))
    return part.reduce((sum, loss) => sum + loss, 0) / part.length
  })
  return { id, x, y }
}

/** Up to the loss at the end of the noisiest, not at the start: the end is what schedules are about. */
function lossRange(lines: readonly StillLine[]): readonly [number, number] {
  const late = lines.map(({ y }) => Math.max(0, ...y.subarray(Math.floor(y.length / 2))))
  const top = Math.max(1e-6, ...late)
  return [Math.min(0, ...lines.map(({ y }) => Math.min(...y))), Math.min(1.4 * top, 1e6)]
}

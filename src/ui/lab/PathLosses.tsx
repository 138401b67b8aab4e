import { useDeferredValue, useMemo, useState } from 'react'
import type { LabSetup } from '../../core/lab/setup'
import { surfaces } from '../../core/lab/surfaces'
import { StillChart, type StillLine } from '../charts/StillChart'
import { useFormat } from '../hooks/useFormat'
import { useText } from '../hooks/useText'
import { pathOf } from './latePath'
import { type NamedEntry, useLab, useShown } from './useLab'

/** What each optimizer has left over the steps, on a logarithmic axis. */
export function PathLosses() {
  const text = useText('lab')
  const format = useFormat()
  const lab = useDeferredValue(useLab())
  const shown = useShown()
  const [at, setAt] = useState<number | null>(null)
  const lines = useMemo(() => linesOf(lab, shown), [lab, shown])
  return (
    <>
      <h3>{text('lossAbove')}</h3>
      <StillChart
        title={text('charts.loss')}
        xName={text('axis.step')}
        lines={lines}
        range={[0, lab.steps]}
        log
        at={at}
        onAt={setAt}
        formatX={format.integer}
      />
      <p className="hint">{text('shapeHints.optimizers')}</p>
    </>
  )
}

/** Points of a curve; more would not be seen. */
const MOST_POINTS = 500

function linesOf(lab: LabSetup, shown: readonly NamedEntry[]): readonly StillLine[] {
  const { least } = surfaces[lab.surface]
  return shown
    .filter(({ id }) => lab.shown.includes(id))
    .map(({ id, name, color, ink }) => {
      const { losses } = pathOf(lab, id)
      const every = Math.ceil(losses.length / MOST_POINTS)
      const count = Math.floor((losses.length - 1) / every) + 1
      const x = Float64Array.from({ length: count }, (_, k) => k * every)
      const y = x.map((step) => Math.max(SMALLEST, losses[step] - least))
      return { key: id, label: name, color, ink, x, y, strong: id === lab.chosen }
    })
}

/** Below this a loss is as good as the least one. */
const SMALLEST = 1e-12

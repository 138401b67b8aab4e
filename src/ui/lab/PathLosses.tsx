import { useDeferredValue, useState } from 'react'
import { surfaces } from '../../core/lab/surfaces'
import { StillChart } from '../charts/StillChart'
import { useFormat } from '../hooks/useFormat'
import { useText } from '../hooks/useText'
import { pathOf } from './latePath'
import { useLab, useShown } from './useLab'

/** What each optimizer has left over the steps, on a logarithmic axis. */
export function PathLosses() {
  const text = useText('lab')
  const format = useFormat()
  const lab = useDeferredValue(useLab())
  const shown = useShown()
  const [at, setAt] = useState<number | null>(null)
  const { least } = surfaces[lab.surface]
  const lines = shown
    .filter(({ id }) => lab.shown.includes(id))
    .map((entry) => {
      const { losses } = pathOf(lab, entry.id)
      const x = Float64Array.from(losses, (_, step) => step)
      const y = losses.map((loss) => Math.max(SMALLEST, loss - least))
      const { id, name, color, ink } = entry
      return { key: id, label: name, color, ink, x, y, strong: id === lab.chosen }
    })
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

/** Below this a loss is as good as the least one. */
const SMALLEST = 1e-12

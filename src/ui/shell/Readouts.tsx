import { useFormat } from '../hooks/useFormat'
import { useConfig, useRun } from '../hooks/useStores'
import { useText } from '../hooks/useText'

/** Step, epoch and speed, in digits of equal width so that they do not jitter. */
export function Readouts() {
  const text = useText('interface')
  const format = useFormat()
  const { step, epoch, speed } = useRun((run) => ({ step: run.step, epoch: run.epoch, speed: run.stepsPerSecond }))
  const stopAfter = useConfig((config) => config.training.stopAfter)
  return (
    <div className="readout num own-layer">
      <div
        data-testid="step"
        title={stopAfter > 0 ? text('transport.stopsAt', { step: format.integer(stopAfter) }) : undefined}
      >
        <b>{format.integer(step)}</b>
        <span>{text('transport.step')}</span>
      </div>
      <div data-testid="epoch">
        <b>{format.integer(Math.floor(epoch))}</b>
        <span>{text('transport.epoch')}</span>
      </div>
      <div data-testid="speed">
        <b>{speed < 10 ? format.fixed(speed, speed === 0 ? 0 : 1) : format.integer(speed)}</b>
        <span>{text('transport.stepsPerSecond')}</span>
      </div>
    </div>
  )
}

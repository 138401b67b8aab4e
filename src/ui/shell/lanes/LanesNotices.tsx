import { useState } from 'react'
import { restart } from '../../../state/compare/actions'
import { lanesPopulation } from '../../../state/compare/store'
import { useFormat } from '../../hooks/useFormat'
import { useLanesState } from '../../hooks/useLanesState'
import { useText } from '../../hooks/useText'
import { Bubble } from '../Bubble'
import { Failed, Lost } from '../EngineFaults'

/** Messages of the lanes' engine. A lane that diverges says so in its own row. */
export function LanesNotices() {
  const { lost, error } = useLanesState((lanes) => ({ lost: lanes.contextLost, error: lanes.error }))
  return (
    <>
      <Lost
        lost={lost}
        step={lanesPopulation.store.getState().step}
        onUseCpu={() => lanesPopulation.switchEngine('cpu')}
      />
      <Failed error={error} onReload={() => restart()} />
      <Stopped />
    </>
  )
}

function Stopped() {
  const text = useText('notices')
  const format = useFormat()
  const stop = useLanesState((lanes) => lanes.stop)
  const [dismissed, setDismissed] = useState<typeof stop>(null)
  if (!stop || stop === dismissed) return null
  const step = format.integer(stop.step)
  const reached = stop.kind === 'reached'
  return (
    <Bubble tone={reached ? 'info' : 'error'} onDismiss={() => setDismissed(stop)}>
      {reached ? text('stoppedReached', { step }) : text('divergedUnknown', { step })}
    </Bubble>
  )
}

import { useEffect } from 'react'
import { useStore } from 'zustand'
import { dataStore, giveUpData, tryDataAgain } from '../../state/data'
import { openDialog } from '../../state/dialogs'
import { useFormat } from '../hooks/useFormat'
import { useText } from '../hooks/useText'
import { orSay } from '../late/orSay'
import { Bubble } from './Bubble'

/** Data of a problem load: how far they are; or they did not arrive: why, with a button to try again. */
export function DataNotice() {
  const text = useText('data')
  const problems = useText('problems')
  const format = useFormat()
  const loading = useStore(dataStore, (state) => state.loading)
  const asks = loading?.failure === 'person' ? loading.table : ''
  useEffect(() => {
    if (asks) void orSay(async () => (await import('../../state/table/kept')).openWantedIfKept())
  }, [asks])
  if (!loading) return null
  const { bytes, received, failure } = loading
  const problem = problems.maybe(`names.${loading.problem}`) ?? loading.problem
  const size = format.bytes(bytes)
  if (failure)
    return (
      <div role="alert">
        <Bubble tone={failure === 'person' ? 'info' : 'error'} onDismiss={giveUpData}>
          {text(failure, { problem, size })} {text('stays')}
          <br />
          <button
            type="button"
            className="btn small"
            onClick={failure === 'person' ? () => openDialog('table') : tryDataAgain}
          >
            {text(failure === 'person' ? 'choose' : 'again')}
          </button>
        </Bubble>
      </div>
    )
  const share = bytes > 0 ? received / bytes : 0
  return (
    <div role="status" data-testid="data-loading">
      <Bubble tone="info" onDismiss={giveUpData}>
        {text('loading', { problem, size })}
        <progress
          max={1}
          value={share}
          aria-label={text('received', { received: format.bytes(received), size })}
          title={format.percent(share)}
        />
        <button type="button" className="btn small" onClick={giveUpData}>
          {text('cancel')}
        </button>
      </Bubble>
    </div>
  )
}

import { useEffect } from 'react'
import { useStore } from 'zustand'
import { readRecipe } from '../../core/tables/recipe'
import { dataStore, giveUpData, tryDataAgain } from '../../state/data'
import { openDialog } from '../../state/dialogs'
import { dismissLateLink, lateLinkStore } from '../../state/lateLink'
import { undo } from '../../state/undo'
import { useFormat } from '../hooks/useFormat'
import { useText } from '../hooks/useText'
import { orSay } from '../late/orSay'
import { Bubble } from './Bubble'

/**
 * Data of a problem load: how far they are; or they did not arrive: why, with a button to try again. What the page shows
 * until then is said too, since a link shows nothing of its own before its data are here.
 */
export function DataNotice() {
  const text = useText('data')
  const problems = useText('problems')
  const format = useFormat()
  const loading = useStore(dataStore, (state) => state.loading)
  const asks = loading?.failure === 'person' ? loading.table : ''
  useEffect(() => {
    if (asks) void orSay(async () => (await import('../../state/table/kept')).openWantedIfKept())
  }, [asks])
  if (!loading) return <LateLink />
  const { bytes, received, failure, link } = loading
  const standIn = link && text(`standIn.${link.shown}`)
  const problem = problems.maybe(`names.${loading.problem}`) ?? loading.problem
  const size = format.bytes(bytes)
  if (failure)
    return (
      <div role="alert">
        <Bubble tone={failure === 'person' ? 'info' : 'error'} onDismiss={giveUpData}>
          {text(failure, { problem, size, file: readRecipe(loading.table)?.file.name ?? '' })}{' '}
          {standIn ?? text('stays')}
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
        {text('loading', { problem, size })} {standIn ?? text('meanwhile')}
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

/** A link has opened late and replaced a run that was used: says so, and offers that run again. */
function LateLink() {
  const text = useText('data')
  const format = useFormat()
  const { opened, step } = useStore(lateLinkStore)
  if (!opened) return null
  return (
    <div role="status">
      <Bubble tone="info" onDismiss={dismissLateLink}>
        {text('opened', { step: format.integer(step) })}
        <br />
        <button type="button" className="btn small" onClick={undo}>
          {text('undo')}
        </button>
      </Bubble>
    </div>
  )
}

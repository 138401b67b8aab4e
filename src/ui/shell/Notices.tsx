import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { TextValues } from '../../i18n/keys'
import { chosenProblemStore, dismissChange } from '../../state/chosenProblem'
import { dataStore } from '../../state/data'
import { lateLinkStore } from '../../state/lateLink'
import { dismiss } from '../../state/notices'
import { useRefusalText } from '../hooks/useLimitText'
import { useNotices, useScreen } from '../hooks/useStores'
import { useText } from '../hooks/useText'
import { Late } from '../late/Late'
import { Bubble, type Notice, SHOWN_FOR } from './Bubble'
import { later } from './later'
import { RunNotices } from './RunNotices'
import './notices.css'

const lanesNotices = later('lanesNotices')
const dataNotice = later('data')
const problemChanged = later('problemChanged')

/** Messages in a corner. Screen readers hear confirmations politely and faults at once. */
export function Notices() {
  const text = useText('interface')
  const notices = useNotices()
  const comparing = useScreen() === 'compare'
  const choseProblem = useStore(chosenProblemStore, ({ change }) => change !== null)
  const loadsData = useStore(dataStore, ({ loading }) => loading !== null)
  const openedLate = useStore(lateLinkStore, ({ opened }) => opened !== null)
  return (
    <section className="notices" aria-label={text('regions.notices')}>
      <div role="alert">
        {comparing ? (
          <Late part={lanesNotices} name={text('regions.notices')} place="row">
            {(Notes) => <Notes />}
          </Late>
        ) : (
          <RunNotices />
        )}
        {notices.filter((notice) => notice.kind === 'error').map(show)}
      </div>
      {(loadsData || openedLate) && (
        <Late part={dataNotice} name={text('regions.notices')} place="row">
          {(Notice) => <Notice />}
        </Late>
      )}
      <div role="status">
        {choseProblem && (
          <Late part={problemChanged} name={text('regions.notices')} place="row">
            {(Changed) => (
              <Bubble tone="info" onDismiss={dismissChange}>
                <Changed />
              </Bubble>
            )}
          </Late>
        )}
      </div>
      <div role="status">{notices.filter((notice) => notice.kind !== 'error').map(show)}</div>
    </section>
  )
}

const show = (notice: Notice) => <Stored key={notice.id} notice={notice} />

function Stored({ notice }: { readonly notice: Notice }) {
  const { of } = notice
  const text = useText(of ?? 'notices')
  const refusalText = useRefusalText()
  useEffect(() => {
    // A warning stays until it is dismissed; a confirmation disappears.
    if (notice.kind !== 'info') return
    const timer = window.setTimeout(() => dismiss(notice.id), SHOWN_FOR)
    return () => window.clearTimeout(timer)
  }, [notice])
  return (
    <Bubble tone={notice.kind} onDismiss={() => dismiss(notice.id)}>
      {notice.engine
        ? refusalText(notice.engine)
        : text.maybe(of ? `notices.${notice.key}` : notice.key, notice.values as TextValues)}
    </Bubble>
  )
}

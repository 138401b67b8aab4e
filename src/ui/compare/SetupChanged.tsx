import { useMemo } from 'react'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import { rebase } from '../../state/compare/actions'
import { runChanged } from '../../state/compare/runChanged'
import { compareStore } from '../../state/compare/store'
import { configStore } from '../../state/setup'
import { describedBy, useLocked } from '../hooks/useLocked'
import { useText } from '../hooks/useText'

/** Says that the run's set-up has changed since the comparison took it over, and offers to take it over again. */
export function SetupChanged() {
  const text = useText('compare')
  const { comparison, runThen } = useStore(
    compareStore,
    useShallow((state) => ({ comparison: state.comparison, runThen: state.runThen })),
  )
  const current = useStore(configStore, ({ recording }) => recording)
  const changed = useMemo(() => runChanged({ comparison, runThen }, current), [comparison, runThen, current])
  const locked = useLocked('compare')
  if (!changed) return null
  return (
    <div className="setup-changed" role="status">
      <span>{text('changed')}</span>
      <button
        type="button"
        className="btn small"
        disabled={locked}
        aria-describedby={describedBy(locked)}
        onClick={() => rebase(current)}
      >
        {text('rebase')}
      </button>
    </div>
  )
}

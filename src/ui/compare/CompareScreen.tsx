import { useStore } from 'zustand'
import { compareStore, compareViewStore } from '../../state/compare/store'
import { ControlsProvider } from '../controls/ControlsProvider'
import { useText } from '../hooks/useText'
import { ErrorBoundary } from '../late/ErrorBoundary'
import './compare.css'
import { CurvesCard } from './curves/CurvesCard'
import { LanesAnnouncer } from './LanesAnnouncer'
import { LanesSheet } from './LanesSheet'
import { LanesPanel } from './lanes/LanesPanel'
import { ConflictCard } from './results/ConflictCard'
import { ParetoCard } from './results/ParetoCard'
import { ResultsTable } from './results/ResultsTable'
import { SetupChanged } from './SetupChanged'
import { useComparing } from './useComparing'

/** The screen that compares lanes side by side. Its code loads when it is first shown. */
export function CompareScreen() {
  useComparing()
  const lanes = useStore(compareStore, ({ comparison }) => comparison.lanes.length)
  if (lanes === 0) return <main className="compare" />
  return (
    <ControlsProvider>
      <Screen />
    </ControlsProvider>
  )
}

function Screen() {
  const text = useText('compare')
  const results = useText('compareResults')
  const lanes = useStore(compareStore, ({ comparison }) => comparison.lanes)
  const highlighted = useStore(compareViewStore, (view) => view.highlighted)
  const highlightedIndex = lanes.findIndex(({ id }) => id === highlighted)
  return (
    // Charts learn the highlighted lane by its index, through a style, so that they need not render again.
    <main
      className="compare"
      aria-label={text('page')}
      data-stands={highlightedIndex < 0 ? undefined : highlightedIndex}
    >
      <LanesSheet />
      <SetupChanged />
      <LanesAnnouncer />
      <div className="compare-grid">
        <ErrorBoundary name={text('lanes')}>
          <LanesPanel />
        </ErrorBoundary>
        <ErrorBoundary name={text('curves.title')}>
          <CurvesCard />
        </ErrorBoundary>
        <div className="compare-cell table">
          <ErrorBoundary name={results('table.name')}>
            <ResultsTable />
          </ErrorBoundary>
        </div>
        <div className="compare-cell pareto">
          <ErrorBoundary name={results('pareto.title')}>
            <ParetoCard />
          </ErrorBoundary>
        </div>
        <div className="compare-cell conflict">
          <ErrorBoundary name={results('conflict.title')}>
            <ConflictCard />
          </ErrorBoundary>
        </div>
      </div>
    </main>
  )
}

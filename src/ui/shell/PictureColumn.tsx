import { ControlsProvider } from '../controls/ControlsProvider'
import { ErrorBoundary } from '../controls/ErrorBoundary'
import { FilmBar } from '../film/FilmBar'
import { useLateText } from '../hooks/useLateText'
import { WeightingCard } from '../weighting/WeightingCard'
import { MiddleTabs } from './MiddleTabs'

export function PictureColumn() {
  const methods = useLateText('methods')
  const parts = useLateText('parts')
  if (!methods || !parts) return <div className="card waiting" />
  return (
    <ControlsProvider>
      <ErrorBoundary>
        <WeightingCard />
      </ErrorBoundary>
      <MiddleTabs />
      <FilmBar />
    </ControlsProvider>
  )
}

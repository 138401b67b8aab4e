import { ControlsProvider } from '../controls/ControlsProvider'
import { FilmBar } from '../film/FilmBar'
import { useLateText } from '../hooks/useLateText'
import { WeightingCard } from '../weighting/WeightingCard'
import { ErrorBoundary } from './ErrorBoundary'
import { MiddleTabs } from './MiddleTabs'

export function PictureColumn() {
  const ready = useLateText('methods')
  if (!ready) return <div className="card waiting" />
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

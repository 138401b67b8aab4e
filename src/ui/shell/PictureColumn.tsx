import { ControlsProvider } from '../controls/ControlsProvider'
import { useLateText } from '../hooks/useLateText'
import { NetworkCard } from '../network/NetworkCard'
import { WeightingCard } from '../weighting/WeightingCard'
import { ErrorBoundary } from './ErrorBoundary'

export function PictureColumn() {
  const ready = useLateText('methods')
  if (!ready) return <div className="card waiting" />
  return (
    <ControlsProvider>
      <ErrorBoundary>
        <WeightingCard />
      </ErrorBoundary>
      <ErrorBoundary>
        <NetworkCard />
      </ErrorBoundary>
    </ControlsProvider>
  )
}

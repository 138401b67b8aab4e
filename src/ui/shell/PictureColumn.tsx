import { ControlsProvider } from '../controls/ControlsProvider'
import { NetworkCard } from '../network/NetworkCard'
import { WeightingCard } from '../weighting/WeightingCard'
import { ErrorBoundary } from './ErrorBoundary'

export function PictureColumn() {
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

import { ControlsProvider } from '../controls/ControlsProvider'
import { ErrorBoundary } from '../controls/ErrorBoundary'
import { useLateText } from '../hooks/useLateText'
import { WeightingCard } from '../weighting/WeightingCard'
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
    </ControlsProvider>
  )
}

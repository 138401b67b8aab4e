import { useEffect } from 'react'
import { openLandscapes } from '../../state/landscape/link'
import { ControlsProvider } from '../controls/ControlsProvider'
import { useText } from '../hooks/useText'
import { ErrorBoundary } from '../late/ErrorBoundary'
import { ChoiceCard } from './ChoiceCard'
import { EndsTable } from './EndsTable'
import { LandscapeHead } from './LandscapeHead'
import './drawing.css'
import './ends.css'
import './landscape.css'
import { LossCard } from './LossCard'
import { MethodsCard } from './MethodsCard'
import { PlaneCard } from './PlaneCard'
import { PointCard } from './PointCard'
import { StartsCard } from './StartsCard'
import { StepsCard } from './StepsCard'
import { TrainingCard } from './TrainingCard'

/** Paths of weightings over two parameters. */
export function LandscapeScreen() {
  const text = useText('landscape')
  useEffect(openLandscapes, [])
  return (
    <ControlsProvider>
      <main className="landscape" id="landscape" tabIndex={-1} aria-label={text('title')}>
        <LandscapeHead />
        <div className="ls-settings">
          <ErrorBoundary name={text('choose.title')}>
            <ChoiceCard />
          </ErrorBoundary>
          <ErrorBoundary name={text('methods.title')}>
            <MethodsCard />
          </ErrorBoundary>
          <ErrorBoundary name={text('starts.title')}>
            <StartsCard />
          </ErrorBoundary>
          <ErrorBoundary name={text('training.title')}>
            <TrainingCard />
          </ErrorBoundary>
        </div>
        <ErrorBoundary name={text('plane.title')}>
          <PlaneCard />
        </ErrorBoundary>
        <ErrorBoundary name={text('losses.title')}>
          <LossCard />
        </ErrorBoundary>
        <ErrorBoundary name={text('steps.title')}>
          <StepsCard />
        </ErrorBoundary>
        <ErrorBoundary name={text('point.title')}>
          <PointCard />
        </ErrorBoundary>
        <ErrorBoundary name={text('ends.title')}>
          <EndsTable />
        </ErrorBoundary>
      </main>
    </ControlsProvider>
  )
}

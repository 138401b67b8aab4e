import { ControlsProvider } from '../controls/ControlsProvider'
import { FilmBar } from '../film/FilmBar'
import { useText } from '../hooks/useText'
import { ErrorBoundary } from '../late/ErrorBoundary'
import { WeightingCard } from '../weighting/WeightingCard'
import { Intro } from './Intro'
import { MiddleTabs } from './MiddleTabs'
import { RunSheet } from './RunSheet'

export function PictureColumn() {
  const weighting = useText('weighting')
  const network = useText('network')
  return (
    <ControlsProvider>
      <Intro />
      <RunSheet />
      <ErrorBoundary name={weighting('title')}>
        <WeightingCard />
      </ErrorBoundary>
      <MiddleTabs />
      <ErrorBoundary name={network('film.title')}>
        <FilmBar />
      </ErrorBoundary>
    </ControlsProvider>
  )
}

import { ControlsProvider } from '../controls/ControlsProvider'
import { FilmBar } from '../film/FilmBar'
import { useText } from '../hooks/useText'
import { ErrorBoundary } from '../late/ErrorBoundary'
import { Late } from '../late/Late'
import { part } from '../late/part'
import { WeightingCard } from '../weighting/WeightingCard'
import { Intro } from './Intro'
import { MiddleTabs } from './MiddleTabs'
import { RunSheet } from './RunSheet'

const advice = part(() => import('../advice/AdviceCard').then((module) => module.AdviceCard), 'beside')

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
      <Late part={advice} name={weighting('advice')} fallback={<div className="card advice-card" />}>
        {(Card) => <Card />}
      </Late>
      <MiddleTabs />
      <ErrorBoundary name={network('film.title')}>
        <FilmBar />
      </ErrorBoundary>
    </ControlsProvider>
  )
}

import { lazy, Suspense } from 'react'
import { CurvesColumn } from '../curves/CurvesColumn'
import { useText } from '../hooks/useText'
import { NetworkCard } from '../network/NetworkCard'
import { WeightingCard } from '../weighting/WeightingCard'
import { ErrorBoundary } from './ErrorBoundary'

/** Controls, formula and network arrive behind the curves: the page trains and draws without them. */
const SettingsColumn = lazy(() => import('./SettingsColumn').then((module) => ({ default: module.SettingsColumn })))
const PictureColumn = lazy(() => import('./PictureColumn').then((module) => ({ default: module.PictureColumn })))

/** Settings left, what happens now in the middle, curves right; shell.css folds this for smaller windows. */
export function Page() {
  const text = useText('interface')
  return (
    <main className="page">
      <section className="col settings" aria-label={text('regions.settings')}>
        <Suspense fallback={<div className="card waiting" />}>
          <SettingsColumn />
        </Suspense>
      </section>
      <section className="col picture" aria-label={text('regions.picture')}>
        <Suspense fallback={<div className="card waiting" />}>
          <PictureColumn />
        </Suspense>
      </section>
      <section className="col curves" id="curves" tabIndex={-1} aria-label={text('regions.curves')}>
        <ErrorBoundary>
          <CurvesColumn />
        </ErrorBoundary>
      </section>
    </main>
  )
}

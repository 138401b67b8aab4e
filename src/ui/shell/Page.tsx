import { lazy, Suspense } from 'react'
import { useText } from '../hooks/useText'
import { ErrorBoundary } from './ErrorBoundary'

/** Selects, sliders and entries arrive behind the curves: the page trains and draws without them. */
const SettingsColumn = lazy(() => import('./SettingsColumn').then((module) => ({ default: module.SettingsColumn })))

/** Settings left, what happens now in the middle, curves right; style.css bends this for smaller windows. */
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
        <ErrorBoundary>
          <div className="card" />
        </ErrorBoundary>
      </section>
      <section className="col curves" id="curves" tabIndex={-1} aria-label={text('regions.curves')}>
        <ErrorBoundary>
          <div className="card" />
        </ErrorBoundary>
      </section>
    </main>
  )
}

import { ErrorBoundary } from '../controls/ErrorBoundary'
import { CurvesColumn } from '../curves/CurvesColumn'
import { useText } from '../hooks/useText'
import { Late } from './Late'

/** Formula, network and controls arrive behind the curves: the page trains and draws without them. */
const picture = import('./PictureColumn').then((module) => module.PictureColumn)
const settings = import('./SettingsColumn').then((module) => module.SettingsColumn)

/** Settings left, what happens now in the middle, curves right; shell.css folds this for smaller windows. */
export function Page() {
  const text = useText('interface')
  return (
    <main className="page">
      <section className="col settings" aria-label={text('regions.settings')}>
        <Late part={settings} fallback={<div className="card waiting" />} />
      </section>
      <section className="col picture" aria-label={text('regions.picture')}>
        <Late part={picture} fallback={<div className="card waiting" />} />
      </section>
      <section className="col curves" id="curves" tabIndex={-1} aria-label={text('regions.curves')}>
        <ErrorBoundary>
          <CurvesColumn />
        </ErrorBoundary>
      </section>
    </main>
  )
}

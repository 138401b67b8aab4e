import { CurvesColumn } from '../curves/CurvesColumn'
import { useText } from '../hooks/useText'
import { ErrorBoundary } from '../late/ErrorBoundary'
import { Late } from '../late/Late'
import { part } from '../late/part'

/** Formula, network and controls load after the curves; the page trains and draws without them. */
const picture = part(() => import('./PictureColumn').then((module) => module.PictureColumn), 'methods', 'parts')
const settings = part(() => import('./SettingsColumn').then((module) => module.SettingsColumn), 'methods', 'parts')

/** Settings left, the current step in the middle, curves right. shell.css folds the columns in smaller windows. */
export function Page() {
  const text = useText('interface')
  return (
    <main className="page">
      <section className="col settings" aria-label={text('regions.settings')}>
        <Late part={settings} name={text('regions.settings')} fallback={<div className="card waiting" />}>
          {(Column) => <Column />}
        </Late>
      </section>
      <section className="col picture" aria-label={text('regions.picture')}>
        <Late part={picture} name={text('regions.picture')} fallback={<div className="card waiting" />}>
          {(Column) => <Column />}
        </Late>
      </section>
      <section className="col curves" id="curves" tabIndex={-1} aria-label={text('regions.curves')}>
        <ErrorBoundary name={text('regions.curves')}>
          <CurvesColumn />
        </ErrorBoundary>
      </section>
    </main>
  )
}

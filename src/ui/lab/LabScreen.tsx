import { useEffect } from 'react'
import { linkLab } from '../../state/lab'
import { ControlsProvider } from '../controls/ControlsProvider'
import { useText } from '../hooks/useText'
import { ErrorBoundary } from '../late/ErrorBoundary'
import { Entries } from './Entries'
import { FitCard } from './FitCard'
import './lab.css'
import './labTable.css'
import { LabHead } from './LabHead'
import { PathMap } from './PathMap'
import { PropertyTable } from './PropertyTable'
import { Shapes } from './Shapes'
import { useLab } from './useLab'

/** Losses, activations, optimizers and schedules by themselves. */
export function LabScreen() {
  const text = useText('lab')
  const { family } = useLab()
  useEffect(linkLab, [])
  return (
    <ControlsProvider>
      <main className="lab" id="lab" tabIndex={-1} aria-label={text('title')}>
        <LabHead />
        <div className={`lab-grid ${family}`}>
          <ErrorBoundary name={text('shown')}>
            <Entries />
          </ErrorBoundary>
          <ErrorBoundary name={text(`shape.${family}`)}>
            <Shapes />
          </ErrorBoundary>
          {family === 'losses' && (
            <ErrorBoundary name={text('fit.regression')}>
              <FitCard />
            </ErrorBoundary>
          )}
          {family === 'optimizers' && (
            <ErrorBoundary name={text('paths')}>
              <PathMap />
            </ErrorBoundary>
          )}
          <ErrorBoundary name={text('table')}>
            <PropertyTable />
          </ErrorBoundary>
        </div>
      </main>
    </ControlsProvider>
  )
}

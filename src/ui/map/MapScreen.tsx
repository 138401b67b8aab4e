import { useEffect } from 'react'
import { openMaps } from '../../state/map/link'
import { ControlsProvider } from '../controls/ControlsProvider'
import { LockedGroup } from '../controls/LockedGroup'
import { useText } from '../hooks/useText'
import { ErrorBoundary } from '../late/ErrorBoundary'
import { CellCard } from './CellCard'
import { LookCard } from './LookCard'
import { MapCard } from './MapCard'
import { MapHead } from './MapHead'
import { VaryCard } from './VaryCard'
import './drawing.css'
import './map.css'

/** One number of many runs, over one or two quantities. */
export function MapScreen() {
  const text = useText('map')
  useEffect(openMaps, [])
  return (
    <ControlsProvider>
      <main className="map" id="map" tabIndex={-1} aria-label={text('title')}>
        <MapHead />
        <div className="map-settings">
          <ErrorBoundary name={text('vary.title')}>
            <LockedGroup wish="map">
              <VaryCard />
            </LockedGroup>
          </ErrorBoundary>
          <ErrorBoundary name={text('look.title')}>
            <LockedGroup wish="map">
              <LookCard />
            </LockedGroup>
          </ErrorBoundary>
        </div>
        <ErrorBoundary name={text('title')}>
          <MapCard />
        </ErrorBoundary>
        <ErrorBoundary name={text('cell.title')}>
          <CellCard />
        </ErrorBoundary>
      </main>
    </ControlsProvider>
  )
}

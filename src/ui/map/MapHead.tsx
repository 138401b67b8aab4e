import { useMemo } from 'react'
import { useStore } from 'zustand'
import { encodeLink } from '../../share/link'
import { mapStore, rebaseMap, redoMap, undoMap } from '../../state/map/store'
import { configStore } from '../../state/setup'
import { CsvItems } from '../controls/CsvItems'
import { Disclosed } from '../controls/Disclosed'
import { Icon } from '../controls/Icon'
import { UndoRedo } from '../controls/UndoRedo'
import { useText } from '../hooks/useText'
import { saveMap } from './exports'
import { KeepMap } from './KeepMap'
import { useCells, useNamed } from './useMap'

/** Title, undo and export; and whether the run has changed since. */
export function MapHead() {
  const text = useText('map')
  return (
    <header className="map-head">
      <h2>{text('title')}</h2>
      <p className="note">{text('about')}</p>
      <SetupChanged />
      <span className="sp" />
      <span className="map-tools">
        <UndoRedo store={mapStore} undo={undoMap} redo={redoMap} />
        <KeepMap />
        <Export />
      </span>
    </header>
  )
}

function Export() {
  const text = useText('map')
  const page = useText('interface')
  const computed = useCells()
  const named = useNamed()
  return (
    <Disclosed label={text('export')} className="btn icon" button={<Icon name="download" />}>
      {(close) => (
        <div className="menu">
          <CsvItems
            label={text}
            close={close}
            onSave={(style) => {
              const words = {
                seed: text('columns.seed'),
                diverged: text('columns.diverged'),
                engine: text('columns.engine'),
              }
              saveMap(computed, named, words, (kind) => page(`engine.${kind}`), style)
            }}
          />
        </div>
      )}
    </Disclosed>
  )
}

/** Offers the run's set-up if it is another one than when the map took it over. */
function SetupChanged() {
  const text = useText('map')
  const base = useStore(mapStore, (state) => state.setup.base)
  const then = useStore(mapStore, (state) => state.runThen)
  const current = useStore(configStore, ({ recording }) => recording)
  const changed = useMemo(() => {
    const now = encodeLink(current)
    return now !== encodeLink(base) && now !== encodeLink(then ?? base)
  }, [base, then, current])
  if (!changed) return null
  return (
    <span className="map-changed" role="status">
      {text('changed')}{' '}
      <button type="button" className="btn small" onClick={() => rebaseMap(current)}>
        {text('rebase')}
      </button>
    </span>
  )
}

import { useStore } from 'zustand'
import { keepMap, keptMaps, mapFile, mapNameStore, openKeptMap } from '../../state/map/keep'
import { KeepMenu } from '../controls/KeepMenu'
import { useFormat } from '../hooks/useFormat'
import { useText } from '../hooks/useText'

/** Keeps the map with its numbers in this browser or as a file, and opens kept ones. */
export function KeepMap() {
  const text = useText('map')
  const format = useFormat()
  const name = useStore(mapNameStore, (state) => state.name)
  return (
    <KeepMenu
      shelf={keptMaps}
      name={name}
      words={text}
      describe={({ cells, runs, steps }, date) =>
        text('keep.what', {
          cells: format.integer(cells),
          runs: format.integer(runs),
          steps: format.integer(steps),
          date,
        })
      }
      onKeep={keepMap}
      onOpen={openKeptMap}
      file={mapFile}
    />
  )
}

/** Which cell of the map is looked at. Links do not carry it. */
import { createStore } from 'zustand/vanilla'

export interface MapView {
  /** The place of a cell in `cellsFor`; null if none is looked at. */
  readonly pointed: number | null
}

export const mapViewStore = createStore<MapView>(() => ({ pointed: null }))

export function pointAt(pointed: number | null): void {
  if (mapViewStore.getState().pointed !== pointed) mapViewStore.setState({ pointed })
}

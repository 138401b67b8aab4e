/** How the landscape is looked at. Links do not carry it. */
import { createStore } from 'zustand/vanilla'
import { placeOfStep, stepAtPlace } from './steps'
import { landscapeStore } from './store'

/** Which contours are drawn. */
export const LAYERS = ['first', 'second', 'mean'] as const
export type Layer = (typeof LAYERS)[number]

/** Places of a method and a start in their lists. */
export interface Which {
  readonly method: number
  readonly start: number
}

export interface LandscapeView {
  readonly layers: readonly Layer[]
  /** Place on the slider of steps (`steps.ts`); null = at the end of every path. */
  readonly place: number | null
  readonly playing: boolean
  /** The path whose gradients are shown. */
  readonly looked: Which
  /** The method or path under the pointer or the focus, which the pictures bring out; null = all alike. */
  readonly highlighted: { readonly method: number; readonly start: number | null } | null
}

export const landscapeViewStore = createStore<LandscapeView>(() => ({
  layers: ['first', 'second'],
  place: null,
  playing: false,
  looked: { method: 0, start: 0 },
  highlighted: null,
}))

export const setLandscapeView = (patch: Partial<LandscapeView>): void => landscapeViewStore.setState(patch)

export function toggleLayer(layer: Layer): void {
  const { layers } = landscapeViewStore.getState()
  const shown = layers.includes(layer) ? layers.filter((other) => other !== layer) : [...layers, layer]
  landscapeViewStore.setState({ layers: LAYERS.filter((each) => shown.includes(each)) })
}

const lastStep = (): number => landscapeStore.getState().setup.steps
export const lastPlace = (): number => placeOfStep(lastStep())

/** The step that is looked at. */
export function shownStep(place: number | null, steps: number): number {
  return place === null ? steps : stepAtPlace(place, steps)
}

/** Seconds from the first step to the last. */
const SECONDS = 10
let frame = 0
let began = { time: 0, place: 0 }

function play(now: number): void {
  const last = lastPlace()
  if (began.time === 0) began = { ...began, time: now }
  const place = began.place + Math.floor(((now - began.time) / 1000) * (last / SECONDS))
  if (place >= last) {
    landscapeViewStore.setState({ place: null, playing: false })
    return
  }
  landscapeViewStore.setState({ place })
  frame = requestAnimationFrame(play)
}

export function pausePlaying(): void {
  cancelAnimationFrame(frame)
  landscapeViewStore.setState({ playing: false })
}

/** Plays from where the slider is, at its end from the start; or pauses. */
export function togglePlaying(): void {
  const { playing, place } = landscapeViewStore.getState()
  pausePlaying()
  if (playing) return
  began = { time: 0, place: place === null || place >= lastPlace() ? 0 : place }
  landscapeViewStore.setState({ playing: true, place: began.place })
  frame = requestAnimationFrame(play)
}

/** Pauses at a place of the slider. */
export function goToPlace(place: number): void {
  cancelAnimationFrame(frame)
  landscapeViewStore.setState({ playing: false, place: place >= lastPlace() ? null : Math.max(0, place) })
}

/** One place on. */
export function stepOn(): void {
  const { place } = landscapeViewStore.getState()
  if (place !== null) goToPlace(place + 1)
}

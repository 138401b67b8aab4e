/** How the page shows things; nothing here changes a number. Kept between visits if storage is allowed. */
import { createStore } from 'zustand/vanilla'
import type { EngineKind } from '../engine/engine'

export interface ViewState {
  readonly language: 'en' | 'zh-CN'
  readonly theme: 'light' | 'dark' | 'auto'
  readonly lossScale: 'linear' | 'log'
  /** Curves of losses are relative to their first values. */
  readonly lossRelative: boolean
  /** Weight of the past in smoothed curves, 0 to 0.95. */
  readonly smoothing: number
  readonly showTest: boolean
  /** The step under the pointer in any chart. Not kept. */
  readonly hoverStep: number | null
  readonly calloutSeen: boolean
  /** Cells a side of a prediction picture. */
  readonly pictureCells: number
  readonly pauseWhenHidden: boolean
  /** While a control is moved, thin lines show where the curves would go. */
  readonly lookAhead: boolean
  /** The engine that this browser's visits start on; null = the page chooses. */
  readonly engine: EngineKind | null
  /** Large type and a ring around the pointer, for a projector. */
  readonly presenting: boolean
}

const STORAGE_KEY = 'playground.view'

const defaults = (): ViewState => ({
  language: preferredLanguage(),
  theme: 'auto',
  // On a logarithmic axis all losses are seen to fall, whatever their scales.
  lossScale: 'log',
  lossRelative: false,
  smoothing: 0,
  showTest: true,
  hoverStep: null,
  calloutSeen: false,
  pictureCells: 40,
  pauseWhenHidden: true,
  lookAhead: true,
  engine: null,
  presenting: false,
})

/** The first of the browser's languages that the page has. */
function preferredLanguage(): ViewState['language'] {
  const wanted = typeof navigator === 'undefined' ? [] : (navigator.languages ?? [navigator.language])
  for (const language of wanted) {
    if (/^zh\b/i.test(language)) return 'zh-CN'
    if (/^en\b/i.test(language)) return 'en'
  }
  return 'en'
}

const oneOf =
  <V>(...values: readonly V[]) =>
  (value: unknown): value is V =>
    values.includes(value as V)
const between = (least: number, most: number) => (value: unknown) =>
  typeof value === 'number' && value >= least && value <= most
const isSwitch = (value: unknown) => typeof value === 'boolean'

/** What may be kept, each with its check: storage may hold values of an older page, or anything else. */
const kept: { readonly [K in Exclude<keyof ViewState, 'hoverStep'>]: (value: unknown) => boolean } = {
  language: oneOf('en', 'zh-CN'),
  theme: oneOf('light', 'dark', 'auto'),
  lossScale: oneOf('linear', 'log'),
  lossRelative: isSwitch,
  smoothing: between(0, 0.95),
  showTest: isSwitch,
  calloutSeen: isSwitch,
  pictureCells: (value) => Number.isInteger(value) && between(8, 100)(value),
  pauseWhenHidden: isSwitch,
  lookAhead: isSwitch,
  engine: oneOf('webgl', 'wasm', 'cpu', null),
  presenting: isSwitch,
}

export type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem'>

/** If storage is blocked, reading `localStorage` already throws. */
export function pageStorage(): Storage | null {
  try {
    return globalThis.localStorage ?? null
  } catch {
    return null
  }
}

/** The valid part of the view in `storage`; never throws. */
export function readView(storage: Storage | null = pageStorage()): Partial<ViewState> {
  try {
    const stored: unknown = JSON.parse(storage?.getItem(STORAGE_KEY) ?? '{}')
    if (typeof stored !== 'object' || stored === null) return {}
    return Object.fromEntries(
      Object.entries(stored).filter(
        ([key, value]) => Object.hasOwn(kept, key) && kept[key as keyof typeof kept](value),
      ),
    )
  } catch {
    return {}
  }
}

export function writeView(view: ViewState, storage: Storage | null = pageStorage()): void {
  try {
    storage?.setItem(STORAGE_KEY, JSON.stringify({ ...view, hoverStep: undefined }))
  } catch {
    // Storage is full or forbidden: the choice lasts until the page closes.
  }
}

export const viewStore = createStore<ViewState>(() => ({ ...defaults(), ...readView() }))

export function setView(patch: Partial<ViewState>): void {
  const before = viewStore.getState()
  const changed = (Object.keys(patch) as (keyof ViewState)[]).filter((key) => !Object.is(before[key], patch[key]))
  if (changed.length === 0) return
  viewStore.setState(patch)
  // The step under the pointer changes many times a second and is not kept.
  if (changed.some((key) => key !== 'hoverStep')) writeView(viewStore.getState())
}

/** Keeps the set-up of a place before the lesson's first one there. The one with which it opens needs no way back. */
function keepSetup(place: SetPlace): void {
  const { touched, before } = journeyStore.getState()
  if (touched.includes(place)) return
  journeyStore.setState({ touched: [...touched, place] })
  const setup = sets[place].now()
  if (alike(setup, sets[place].first())) return
  const there = before ?? {
    run: configStore.getState().recording,
    place: screenStore.getState().screen,
    comparison: false,
  }
  journeyStore.setState({ before: { ...there, sets: { ...there.sets, [place]: setup } } })
}

/**
 * Puts the set-up of a lesson's step on the screen, with the actions that a person has too: what it replaces can be
 * undone. What was on the screen before the lesson is kept until the person wants it back or declines.
 */
import { createStore } from 'zustand/vanilla'
import { defaultConfig } from '../../core/config/defaults'
import type { Recording } from '../../core/config/types'
import type { LabSetup } from '../../core/lab/setup'
import type { LandscapeSetup } from '../../core/landscapes/setup'
import type { Shown } from '../../lessons/define'
import { compactLab } from '../../share/lab'
import { compactLandscape } from '../../share/landscape'
import { encodeLink } from '../../share/link'
import { setComparison } from '../compare/actions'
import { backToBefore, beforeStore, keepBefore } from '../compare/before'
import { compareStore } from '../compare/store'
import { configStore, replaceRecording } from '../config'
import { labStore, replaceLab } from '../lab'
import { landscapeStore, openLandscape } from '../landscape/store'
import { closeLesson } from '../lesson'
import { pause, runStore } from '../run'
import { type Place, screenStore, showPlace, showRun } from '../screen'

/** Places whose set-ups have stores of their own. */
const sets = {
  lab: {
    now: () => labStore.getState().lab,
    first: () => labStore.getInitialState().lab,
    put: (setup: unknown) => replaceLab(setup as LabSetup),
  },
  landscape: {
    now: () => landscapeStore.getState().setup,
    first: () => landscapeStore.getInitialState().setup,
    put: (setup: unknown) => openLandscape(setup as LandscapeSetup),
  },
} as const
type SetPlace = keyof typeof sets
const SET_PLACES = Object.keys(sets) as readonly SetPlace[]

interface Before {
  readonly run: Recording
  readonly place: Place
  /** What a link would carry for the place; undefined for the run and Compare. */
  readonly opened?: unknown
  /** True if the lesson has replaced a comparison. */
  readonly comparison: boolean
  /** The set-ups that the lesson has replaced in these places. */
  readonly sets?: Readonly<Partial<Record<SetPlace, unknown>>>
}

export interface JourneyState {
  /** What a step put on the screen last; null if nothing yet. */
  readonly shown: Shown | null
  readonly before: Before | null
  /** Places on which a step of the lesson has put its set-up. */
  readonly touched: readonly SetPlace[]
}

const NOTHING: JourneyState = { shown: null, before: null, touched: [] }
export const journeyStore = createStore<JourneyState>(() => NOTHING)

const alike = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
const same = (a: Recording, b: Recording): boolean => encodeLink(a) === encodeLink(b)
const untouched: Recording = { config: defaultConfig, edits: [] }

/** Before a lesson that follows no other one: what was kept for an earlier one belongs to the past. */
export const beginJourney = (): void => journeyStore.setState(NOTHING)

/** The recording of a step: its set-up, which stops training at `until`. */
export const recordingOf = ({ config, until }: Extract<Shown, { place: 'run' }>): Recording => ({
  config: { ...config, training: { ...config.training, stopAfter: until } },
  edits: [],
})

/** Keeps what is on the screen, once for each lesson. The page's own first set-up is nothing to come back to. */
function keepWhatIsThere(): void {
  if (journeyStore.getState().before !== null || journeyStore.getState().shown !== null) return
  const { screen, linked } = screenStore.getState()
  const { recording } = configStore.getState()
  const fresh = same(recording, untouched) && runStore.getState().furthest === 0
  if (fresh && screen !== 'compare' && screen !== 'lab' && screen !== 'landscape') return
  const opened = screen === 'lab' || screen === 'landscape' ? linked?.beside[screen] : undefined
  journeyStore.setState({ before: { run: recording, place: screen, opened, comparison: false } })
}

/**
 * Shows a step's set-up, paused. Without `afresh`, a run that undo keeps continues where it stood, and a comparison that
 * is there already stays.
 */
export function putOnScreen(shown: Shown, { afresh = false } = {}): void {
  keepWhatIsThere()
  pause()
  if (shown.place === 'run') {
    showRun()
    const recording = recordingOf(shown)
    if (afresh || !same(recording, configStore.getState().recording)) replaceRecording(recording, { returns: !afresh })
  } else if (shown.place === 'compare') {
    compareOnScreen(shown.comparison, afresh)
    showPlace('compare', { plays: false })
  } else {
    keepSetup(shown.place)
    showPlace(shown.place, { opened: openedBy(shown), plays: false })
  }
  journeyStore.setState({ shown })
}

const openedBy = (shown: Extract<Shown, { place: 'lab' | 'landscape' }>): unknown =>
  shown.place === 'lab' ? compactLab(shown.lab) : compactLandscape(shown.landscape)

function compareOnScreen(comparison: Extract<Shown, { place: 'compare' }>['comparison'], afresh: boolean): void {
  const { comparison: there } = compareStore.getState()
  if (!afresh && JSON.stringify(there) === JSON.stringify(comparison)) return
  const { before, shown } = journeyStore.getState()
  if (there.lanes.length > 0 && shown?.place !== 'compare' && !before?.comparison) {
    keepBefore()
    const { screen } = screenStore.getState()
    journeyStore.setState({
      before: { run: configStore.getState().recording, place: screen, ...before, comparison: true },
    })
  }
  setComparison(comparison, { play: false })
}

/** Shows the place of a step without changing what is there. */
export function showPlaceOf({ place }: Shown): void {
  if (screenStore.getState().screen === place) return
  if (place === 'run') showRun()
  else showPlace(place, { plays: false })
}

/** Closes the lesson, and offers what was there before it if something else is there now. */
export function leaveLesson(): void {
  const { before } = journeyStore.getState()
  const differs =
    before !== null &&
    (before.comparison || !same(before.run, configStore.getState().recording) || changedSets(before).length > 0)
  if (differs) journeyStore.setState({ shown: null })
  else journeyStore.setState(NOTHING)
  closeLesson(differs)
}

/** The places in which something else is now than before the lesson. */
const changedSets = ({ sets: kept = {} }: Before): readonly SetPlace[] =>
  SET_PLACES.filter((place) => kept[place] !== undefined && !alike(kept[place], sets[place].now()))

/** Brings back what was on the screen before the lesson. */
export function bringBack(): void {
  const { before } = journeyStore.getState()
  closeLesson()
  if (!before) return
  journeyStore.setState(NOTHING)
  for (const place of changedSets(before)) sets[place].put(before.sets?.[place])
  if (before.comparison && beforeStore.getState().before) backToBefore()
  if (!same(before.run, configStore.getState().recording)) replaceRecording(before.run, { returns: true })
  if (before.place === 'run' || before.place === 'learn') showRun()
  else showPlace(before.place, { opened: before.opened ?? null, plays: false })
}

/** Keeps what the lesson left on the screen. */
export function keepThis(): void {
  journeyStore.setState(NOTHING)
  closeLesson()
}

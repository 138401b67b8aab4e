import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defaultConfig } from '../../core/config/defaults'
import { usualLab } from '../../core/lab/setup'
import { usualSetup } from '../../core/landscapes/setup'
import type { Shown } from '../../lessons/define'
import { compareFrom } from '../compare/actions'
import { compareStore, emptyComparison as noLanes } from '../compare/store'
import { configStore, setConfigField } from '../config'
import { changeLab, labStore, linkLab, undoLab } from '../lab'
import { openLandscapes } from '../landscape/link'
import { changeLandscape, landscapeStore } from '../landscape/store'
import { lessonStore, openLesson } from '../lesson'
import { runStore } from '../run'
import { screenStore, showPlace } from '../screen'
import type { TestLine } from '../testing/line'
import { pausedAtStart } from '../testing/page'
import { undo } from '../undo'
import { beginJourney, bringBack, keepThis, leaveLesson, putOnScreen, recordingOf, showPlaceOf } from './enter'

let worker: TestLine
beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('window', { document: new EventTarget() })
  vi.stubGlobal('cancelAnimationFrame', () => {})
  worker = pausedAtStart()
})
afterEach(() => {
  vi.runAllTimers()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const small: Extract<Shown, { place: 'run' }> = {
  place: 'run',
  config: { ...defaultConfig, network: { ...defaultConfig.network, trunk: [3] } },
  until: 70,
}
const trunk = () => configStore.getState().recording.config.network.trunk

describe('a step that shows a run', () => {
  it('puts it on the screen, paused, with its end, and undo brings back what was there', () => {
    setConfigField('network.trunk', [9])
    showPlace('learn')
    putOnScreen(small)
    expect(screenStore.getState().screen).toBe('run')
    expect(configStore.getState().recording).toEqual(recordingOf(small))
    expect(recordingOf(small).config.training.stopAfter).toBe(70)
    expect(worker.sent('load').at(-1)).toMatchObject({ play: false })
    undo()
    expect(trunk()).toEqual([9])
  })

  it('leaves a run alone that is there already, and starts it over when asked to', () => {
    putOnScreen(small)
    const loads = worker.sent('load').length
    putOnScreen(small)
    expect(worker.sent('load')).toHaveLength(loads)
    putOnScreen(small, { afresh: true })
    expect(worker.sent('load')).toHaveLength(loads + 1)
  })
})

describe('after a lesson', () => {
  it('offers the run from before, and brings it back', () => {
    setConfigField('network.trunk', [9])
    openLesson('units', 0, false)
    putOnScreen(small)
    leaveLesson()
    expect(lessonStore.getState()).toMatchObject({ open: null, offers: true })
    bringBack()
    expect(trunk()).toEqual([9])
    expect(lessonStore.getState().offers).toBe(false)
  })

  it('offers nothing where only the set-up was there with which every page opens', () => {
    openLesson('units', 0, false)
    putOnScreen(small)
    leaveLesson()
    expect(lessonStore.getState()).toMatchObject({ open: null, offers: false })
  })

  it('offers that set-up too if it has trained', () => {
    runStore.setState({ furthest: 40, step: 40 })
    openLesson('units', 0, false)
    putOnScreen(small)
    leaveLesson()
    expect(lessonStore.getState().offers).toBe(true)
    keepThis()
    expect(trunk()).toEqual([3])
  })

  it('brings back the comparison that a step replaced', () => {
    compareFrom(configStore.getState().recording, 'fixed-adaptive', 1)
    const { comparison } = compareStore.getState()
    putOnScreen({ place: 'compare', comparison: { ...noLanes, ...comparison, lanes: comparison.lanes.slice(0, 2) } })
    expect(screenStore.getState().screen).toBe('compare')
    expect(compareStore.getState().comparison.lanes).toHaveLength(2)
    leaveLesson()
    expect(lessonStore.getState().offers).toBe(true)
    bringBack()
    expect(compareStore.getState().comparison).toEqual(comparison)
  })
})

describe('a lab and a landscape that steps replace', () => {
  const inLab = { ...usualLab('losses'), model: 'constant' } as const
  const onLandscape = { ...usualSetup('bowls'), learningRate: 0.3 }
  /** The place loads, takes what is opened there, and is left. */
  const visit = (link: () => () => void) => link()()

  it('are offered back, whatever else the lesson has shown since', () => {
    changeLab({ model: 'line', steps: 77 })
    changeLandscape({ steps: 777 })
    showPlace('learn')
    openLesson('units', 0, false)
    putOnScreen({ place: 'lab', lab: inLab })
    visit(linkLab)
    expect(labStore.getState().lab).toEqual(inLab)
    putOnScreen({ place: 'landscape', landscape: onLandscape })
    visit(openLandscapes)
    expect(landscapeStore.getState().setup).toMatchObject({ landscape: 'bowls', learningRate: 0.3 })
    // What stands there in the lesson is not kept.
    putOnScreen({ place: 'lab', lab: { ...inLab, steps: 5 } })
    visit(linkLab)
    leaveLesson()
    expect(lessonStore.getState().offers).toBe(true)
    bringBack()
    expect(labStore.getState().lab.steps).toBe(77)
    expect(landscapeStore.getState().setup).toMatchObject({ landscape: 'valley', steps: 777 })
    // That is a change like any other.
    undoLab()
    expect(labStore.getState().lab.steps).toBe(5)
  })

  it('are not offered where they were as at first, or are so again', () => {
    const stop = linkLab()
    openLesson('units', 0, false)
    putOnScreen({ place: 'lab', lab: inLab })
    leaveLesson()
    expect(lessonStore.getState().offers).toBe(false)
    beginJourney()
    openLesson('units', 0, false)
    putOnScreen({ place: 'lab', lab: { ...inLab, steps: 5 } })
    undoLab()
    expect(labStore.getState().lab).toEqual(inLab)
    leaveLesson()
    expect(lessonStore.getState().offers).toBe(false)
    stop()
  })
})

it('shows the place of a step without changing it', () => {
  putOnScreen(small)
  setConfigField('network.trunk', [5])
  showPlace('learn')
  showPlaceOf(small)
  expect(screenStore.getState().screen).toBe('run')
  expect(trunk()).toEqual([5])
})

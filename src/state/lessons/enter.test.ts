import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defaultConfig } from '../../core/config/defaults'
import type { Shown } from '../../lessons/define'
import { compareFrom } from '../compare/actions'
import { compareStore, emptyComparison as noLanes } from '../compare/store'
import { configStore, setConfigField, undo } from '../config'
import { lessonStore, openLesson } from '../lesson'
import { runStore } from '../run'
import { screenStore, showPlace } from '../screen'
import type { TestLine } from '../testing/line'
import { pausedAtStart } from '../testing/page'
import { bringBack, keepThis, leaveLesson, putOnScreen, recordingOf, showPlaceOf } from './enter'

let worker: TestLine
beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('window', { document: new EventTarget() })
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

it('shows the place of a step without changing it', () => {
  putOnScreen(small)
  setConfigField('network.trunk', [5])
  showPlace('learn')
  showPlaceOf(small)
  expect(screenStore.getState().screen).toBe('run')
  expect(trunk()).toEqual([5])
})

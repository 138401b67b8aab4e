import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { defaultConfig } from '../../core/config/defaults'
import type { Lesson, LessonStep, Shown } from '../../lessons/define'
import { configStore } from '../../state/config'
import { gateStore, setGate } from '../../state/gate'
import { lessonStore, openLesson } from '../../state/lesson'
import { recordingOf } from '../../state/lessons/enter'
import { pausedAtStart } from '../../state/testing/page'
import { goTo, setUpAgain, shownAt, startAgain } from './journey'

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('window', { document: new EventTarget() })
  pausedAtStart()
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
const step = (id: string, shows?: Shown): LessonStep => ({ id, looksAt: ['play'], ...(shows ? { shows } : {}) })
const lesson = { id: 'units', minutes: 5, covers: [], steps: [step('a', small), step('b')] } as unknown as Lesson

it('looks only at steps that the lesson has, whatever step a link names', () => {
  const steps = new Proxy(lesson.steps, {
    get(target, name) {
      if (Number(name) >= target.length) throw new Error(`there is no step ${String(name)}`)
      return Reflect.get(target, name)
    },
  })
  expect(shownAt({ ...lesson, steps }, 1e300)).toBe(small)
  expect(shownAt({ ...lesson, steps }, 1)).toBe(small)
})

it('sets up the first step of a lesson whose link names a step that it does not have', () => {
  openLesson(lesson.id, 99, false)
  goTo(lesson, 0)
  expect(lessonStore.getState().open).toEqual({ id: 'units', step: 0 })
  expect(configStore.getState().recording).toEqual(recordingOf(small))
})

it('opens no lesson on a locked page but that of its link', () => {
  setGate(() => false)
  const before = configStore.getState().recording
  for (const open of [() => goTo(lesson, 0), () => setUpAgain(lesson, 0), () => startAgain(lesson)]) open()
  expect(lessonStore.getState().open).toBeNull()
  expect(configStore.getState().recording).toBe(before)
  gateStore.setState({ lesson: lesson.id })
  goTo(lesson, 0)
  expect(configStore.getState().recording).toEqual(recordingOf(small))
})

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defaultConfig } from '../core/config/defaults'
import { setField } from '../core/config/paths'
import { usualLab } from '../core/lab/setup'
import { usualSetup } from '../core/landscapes/setup'
import { compactLab } from '../share/lab'
import { encodeLink } from '../share/link'
import { configStore, setConfigField } from './config'
import { isLocked, mayOpenLesson, mayVisit } from './gate'
import {
  addLabPoint,
  changeLab,
  chooseEntry,
  labStore,
  linkLab,
  removeLabPoint,
  resetLab,
  setLabOption,
  showFamily,
  toggleEntry,
} from './lab'
import { addStart, landscapeStore, openLandscape, resetLandscape, showLandscape } from './landscape/store'
import { lessonStore } from './lesson'
import { keepLock, lockStore } from './lock'
import { openLab } from './openLab'
import { screenStore, showPlace } from './screen'
import { startSession } from './session'
import { createTestLine } from './testing/line'
import { FakePage, freshStores } from './testing/page'
import { undo } from './undo'

let stop = () => {}
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  freshStores()
})
afterEach(() => {
  stop()
  vi.runAllTimers()
  vi.useRealTimers()
})

/** Opens a page; `late` gives what loads the lock, as the bar does. */
function open(address: string): FakePage {
  const page = new FakePage(address)
  stop = startSession({ autoplay: false, page: page.asWindow, makeLine: createTestLine().surroundings.makeLine })
  return page
}
const load = (page: FakePage) => keepLock(page.location.search)
const refused = () => lockStore.getState()
const other = encodeLink({ config: setField(defaultConfig, 'network.trunk', [7]), edits: [] })
const config = () => configStore.getState().config
const wait = () => vi.advanceTimersByTime(500)

describe('the addresses of a locked page', () => {
  it('are followed back and forward, and a typed one is put back with the reason', () => {
    const page = open('/play/?lock=network')
    load(page)
    setConfigField('network.trunk', [9])
    wait()
    const changed = config()
    page.go(-1)
    wait()
    expect(config()).toEqual(defaultConfig)
    page.go(1)
    wait()
    expect(config()).toEqual(changed)
    const shown = page.entries[1]
    page.type(other)
    wait()
    expect(config()).toEqual(changed)
    expect(page.entries.at(-1)).toBe(shown)
    expect(refused()).toMatchObject({ refused: 1, wish: 'address' })
    // The way back is still there.
    page.go(-2)
    wait()
    expect(config()).toEqual(defaultConfig)
    expect(refused().refused).toBe(1)
  })

  it('stay the same when one is pasted before the lock has loaded', () => {
    const page = open('/play/?lock=')
    page.type(other)
    expect(config()).toEqual(defaultConfig)
    expect(page.entries.at(-1)).toBe('/play/?lock=')
  })

  it('are those of any page without a lock', () => {
    const page = open('/play/')
    page.type(other)
    expect(config().network.trunk).toEqual([7])
  })
})

describe('the loss lab', () => {
  const changes = [
    () => changeLab({ model: 'constant' }),
    () => setLabOption('huber', 'delta', 2, 'commit'),
    () => toggleEntry('mae'),
    () => showFamily('schedules'),
    resetLab,
    () => addLabPoint(),
    () => removeLabPoint(0),
    () => openLab('losses', 'focal', {}),
  ]

  it('is locked, whatever a person does there, but opens what the link has', () => {
    const shown = { ...usualLab('losses'), model: 'constant' } as const
    const page = open(
      `/play/?lock=weights#${encodeLink({ config: defaultConfig, edits: [] }, { lab: compactLab(shown) })}`,
    )
    load(page)
    const unlink = linkLab()
    expect(labStore.getState().lab).toEqual(shown)
    for (const [k, change] of changes.entries()) {
      change()
      expect(labStore.getState().lab).toEqual(shown)
      expect(refused()).toMatchObject({ refused: k + 1, wish: 'lab' })
    }
    // Whose pulls are shown is a look.
    chooseEntry('mae')
    expect(labStore.getState().lab.chosen).toBe('mae')
    expect(refused().refused).toBe(changes.length)
    unlink()
  })

  it('is free with its name', () => {
    load(open('/play/?lock=lab'))
    for (const change of changes) change()
    expect(refused().refused).toBe(0)
    expect(screenStore.getState().screen).toBe('lab')
  })
})

describe('the landscapes', () => {
  it('are locked, but open what a link or a lesson brings', () => {
    load(open('/play/?lock=lab'))
    const before = landscapeStore.getState().setup
    addStart([0, 0])
    showLandscape('bowls')
    resetLandscape()
    expect(landscapeStore.getState().setup).toBe(before)
    expect(refused()).toMatchObject({ refused: 3, wish: 'landscape' })
    openLandscape(usualSetup('bowls'))
    expect(landscapeStore.getState().setup.landscape).toBe('bowls')
  })

  it('are free with their name', () => {
    load(open('/play/?lock=landscape'))
    addStart([0, 0])
    expect(landscapeStore.getState().setup.starts).toContainEqual([0, 0])
    expect(refused().refused).toBe(0)
  })
})

describe('lessons', () => {
  const inLesson = (lock: string) =>
    open(`/play/?lock=${lock}#${encodeLink({ config: defaultConfig, edits: [] }, { lesson: ['units', 1] })}`)

  it('of the link open before and after the lock has loaded, and no other one', () => {
    const page = inLesson('')
    expect(lessonStore.getState().open).toEqual({ id: 'units', step: 1 })
    expect(mayOpenLesson('units')).toBe(true)
    expect(mayOpenLesson('what-is-a-loss')).toBe(false)
    load(page)
    expect(mayOpenLesson('units')).toBe(true)
    expect(mayOpenLesson('what-is-a-loss')).toBe(false)
    expect(refused()).toMatchObject({ refused: 1, wish: 'lessons' })
  })

  it('are all free with their name', () => {
    load(inLesson('lessons'))
    expect(mayOpenLesson('what-is-a-loss')).toBe(true)
    expect(isLocked('weighting')).toBe(true)
  })
})

it('lets a person return to Compare if the link opened it, and only then', () => {
  load(open(`/play/?lock=#${encodeLink({ config: defaultConfig, edits: [] }, { compare: [['uw', 'mgda'], 3] })}`))
  expect(mayVisit('compare')).toBe(true)
  stop()
  load(open('/play/?lock='))
  showPlace('learn')
  expect(mayVisit('compare')).toBe(false)
})

it('undoes what was free, and nothing else', () => {
  load(open('/play/?lock=weights'))
  setConfigField('tasks.t1.weight', 3)
  setConfigField('training.seed', 5)
  undo()
  expect(config()).toEqual(defaultConfig)
  undo()
  expect(config()).toEqual(defaultConfig)
})

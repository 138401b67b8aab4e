import { beforeEach, describe, expect, it } from 'vitest'
import { LEAST_POINTS, MOST_POINTS, usualLab } from '../core/lab/setup'
import {
  addLabPoint,
  changeLab,
  labStore,
  linkLab,
  redoLab,
  removeLabPoint,
  resetLab,
  setLabOption,
  showFamily,
  toggleEntry,
  undoLab,
} from './lab'
import { noticeStore } from './notices'
import { openLab } from './openLab'
import { screenStore, showPlace, showRun } from './screen'
import { freshStores } from './testing/page'

beforeEach(freshStores)

const lab = () => labStore.getState().lab

describe('changes', () => {
  it('are undone and done again', () => {
    changeLab({ model: 'constant' })
    setLabOption('huber', 'delta', 2, 'commit')
    expect(lab().options).toEqual({ huber: { delta: 2 } })
    undoLab()
    expect(lab().options).toEqual({})
    undoLab()
    expect(lab()).toEqual(usualLab('losses'))
    undoLab()
    redoLab()
    redoLab()
    redoLab()
    expect([lab().model, lab().options]).toEqual(['constant', { huber: { delta: 2 } }])
  })
  it('add and remove points, each in one step of undo', () => {
    const { points } = lab()
    expect(addLabPoint([0.4, 1.5])).toBe(points.length)
    expect(lab().points).toEqual([...points, [0.4, 1.5]])
    removeLabPoint(0)
    expect(lab().points).toEqual([...points.slice(1), [0.4, 1.5]])
    undoLab()
    undoLab()
    expect(lab().points).toEqual(points)
    for (let k = 0; k < 40; k++) addLabPoint()
    expect([lab().points.length, addLabPoint()]).toEqual([MOST_POINTS, null])
    for (let k = 0; k < 40; k++) removeLabPoint(0)
    expect(lab().points).toHaveLength(LEAST_POINTS)
  })
  it('of one drag are one step of undo, and only their end is a finished change', () => {
    const { commits } = labStore.getState()
    for (const delta of [2, 3, 4]) setLabOption('huber', 'delta', delta, 'drag')
    expect(labStore.getState().commits).toBe(commits)
    setLabOption('huber', 'delta', 4, 'commit')
    expect(labStore.getState().commits).toBe(commits + 1)
    setLabOption('huber', 'delta', 5, 'drag')
    setLabOption('huber', 'delta', 5, 'commit')
    undoLab()
    expect(lab().options.huber).toEqual({ delta: 4 })
    undoLab()
    expect(lab().options).toEqual({})
  })
  it('leave no option at its default behind', () => {
    setLabOption('huber', 'delta', 2, 'commit')
    setLabOption('huber', 'delta', 1, 'commit')
    expect(lab().options).toEqual({})
  })
  it('keep one entry, and a chosen one among those shown', () => {
    toggleEntry('logCosh')
    expect([lab().shown.at(-1), lab().chosen]).toEqual(['logCosh', 'logCosh'])
    for (const id of ['logCosh', 'mae', 'huber', 'mse', 'mse']) toggleEntry(id)
    expect([lab().shown, lab().chosen]).toEqual([['mse'], 'mse'])
  })
  it('of another family wait until it is shown again', () => {
    changeLab({ model: 'constant' })
    showFamily('optimizers')
    changeLab({ surface: 'saddle' })
    showFamily('losses')
    expect(lab().model).toBe('constant')
    showFamily('losses', 'classes')
    expect(lab().shown).toContain('bce')
    showFamily('optimizers')
    expect(lab().surface).toBe('saddle')
    resetLab()
    expect(lab()).toEqual(usualLab('optimizers'))
  })
})

describe('the address', () => {
  const linked = () => screenStore.getState().linked?.beside.lab

  it('follows finished changes', () => {
    const end = linkLab()
    expect(linked()).toEqual(['l'])
    toggleEntry('logCosh')
    expect(linked()).toEqual(['l', ['mse', 'mae', 'huber', 'logCosh'], {}, { chosen: 'logCosh' }])
    screenStore.getState().transport?.undo?.()
    expect(linked()).toEqual(['l'])
    end()
    expect(screenStore.getState().transport).toBeNull()
  })
  it('opens a lab once, and names what it cannot read', () => {
    showPlace('lab', { opened: ['o', ['adam', 'lion'], {}, { surface: 'bowl' }] })
    const end = linkLab()
    expect([lab().shown, lab().surface]).toEqual([['adam'], 'bowl'])
    expect(noticeStore.getState().notices.at(-1)?.values).toEqual({ fields: 'lab.shown' })
    changeLab({ surface: 'saddle' })
    end()
    showRun()
    showPlace('lab')
    linkLab()()
    expect(lab().surface).toBe('saddle')
  })
  it('takes the loss of a task with its options', () => {
    openLab('losses', 'focal', { gamma: 3 }, 'classes')
    linkLab()()
    expect(lab()).toEqual({
      ...usualLab('losses', 'classes'),
      shown: ['focal'],
      chosen: 'focal',
      options: { focal: { gamma: 3 } },
    })
    openLab('schedules', 'step', {})
    linkLab()()
    expect([lab().family, lab().shown]).toEqual(['schedules', ['step']])
  })
  it('keeps the family that an opened lab replaces', () => {
    showFamily('optimizers')
    changeLab({ surface: 'saddle' })
    openLab('losses', 'huber', {})
    linkLab()()
    showFamily('optimizers')
    expect(lab().surface).toBe('saddle')
  })
})

/** Prediction pictures, outside the stores: `runStore.picturesVersion` says when there are new ones. */
import type { Picture } from '../worker/protocol'
import { send } from './connection'
import { viewStore } from './view'

const latest = new Map<number, Picture>()
let spent: ArrayBuffer[] = []
let shown: readonly number[] | 'all' = 'all'
let taskCount = 0

/**
 * The newest picture of a task (place among the enabled ones); null before the first. Ask again
 * for every drawing: the buffer of an older picture goes back to the worker.
 */
export const latestPicture = (taskIndex: number): Picture | null => latest.get(taskIndex) ?? null

/** Which tasks' pictures are on screen; others are not painted. At first all are. */
export function showPictures(tasks: readonly number[] | 'all'): void {
  if (JSON.stringify(tasks) === JSON.stringify(shown)) return
  shown = tasks
  askForPictures()
}

/** A new run: old pictures are of another network. */
export function startPictures(tasks: number): void {
  latest.clear()
  spent = []
  taskCount = tasks
  askForPictures()
}

export function askForPictures(): void {
  const all = Array.from({ length: taskCount }, (_, task) => task)
  const tasks = shown === 'all' ? all : shown.filter((task) => task < taskCount)
  send('pictures', { run: 0, tasks, cells: viewStore.getState().pictureCells })
}

export function putPictures(pictures: readonly Picture[]): void {
  for (const picture of pictures) {
    const old = latest.get(picture.task)
    if (old) spent.push(old.values.buffer as ArrayBuffer)
    latest.set(picture.task, picture)
  }
}

/** Buffers of pictures that newer ones replaced: they go back with the acknowledgement. */
export function takeSpentBuffers(): ArrayBuffer[] {
  const buffers = spent
  spent = []
  return buffers
}

/** Prediction pictures, outside the stores: `picturesVersion` says when there are new ones. */
import type { Picture } from '../worker/protocol'
import type { Send } from './connection'
import type { Attachment } from './controller'
import type { RunState } from './runState'
import { viewStore } from './view'

export interface Pictures extends Attachment<RunState> {
  /**
   * The newest picture of a task (its place among the enabled ones); null before the first, and if it is of another
   * kind. Ask again for every drawing: the buffer of an older picture goes back to the worker.
   */
  latest<K extends Picture['kind']>(task: number, kind: K): Extract<Picture, { kind: K }> | null
  /** Says which tasks' pictures are on screen; others are not painted. At first all are. */
  show(tasks: readonly number[] | 'all'): void
  /** Another run begins: the old pictures are of another network. */
  start(taskCount: number): void
  /** Asks for the pictures on screen, at the size that the page shows. */
  ask(): void
}

export function createPictures(send: Send): Pictures {
  const latest = new Map<number, Picture>()
  /** Buffers of pictures that newer ones replaced. */
  let spent: ArrayBuffer[] = []
  let onScreen: readonly number[] | 'all' = 'all'
  let taskCount = 0

  const ask = (): void => {
    const all = Array.from({ length: taskCount }, (_, task) => task)
    const tasks = onScreen === 'all' ? all : onScreen.filter((task) => task < taskCount)
    send('pictures', { run: 0, tasks, cells: viewStore.getState().pictureCells })
  }

  return {
    latest<K extends Picture['kind']>(task: number, kind: K) {
      const picture = latest.get(task)
      return picture?.kind === kind ? (picture as Extract<Picture, { kind: K }>) : null
    },
    show(tasks) {
      if (JSON.stringify(tasks) === JSON.stringify(onScreen)) return
      onScreen = tasks
      ask()
    },
    start(count) {
      latest.clear()
      spent = []
      taskCount = count
      ask()
    },
    ask,
    take(event, before) {
      if (event.type !== 'frame') return undefined
      for (const picture of event.pictures) {
        const old = latest.get(picture.task)
        if (old) spent.push(old.values.buffer as ArrayBuffer)
        latest.set(picture.task, picture)
      }
      return { picturesVersion: before.picturesVersion + (event.pictures.length > 0 ? 1 : 0) }
    },
    takeBuffers() {
      const buffers = spent
      spent = []
      return buffers
    },
  }
}

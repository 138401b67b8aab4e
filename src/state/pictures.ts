/** Prediction pictures, outside the stores: `picturesVersion` says when there are new ones. */
import type { Commands, Picture, SliceInputs, SlicePicture } from '../worker/protocol'
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
  /** The newest predictions for the inputs last given to `cut`; null before the first. */
  readonly slice: SlicePicture | null
  /** What the page shows of pictures: the places of tasks, the cells, and the slice. */
  readonly wanted: Commands['pictures']
  /** Hears whenever `wanted` has changed; returns how to stop. */
  onWanted(listener: () => void): () => void
  /** Asks for predictions of one task for these inputs [n, width], at every step that is shown; null = no longer. */
  cut(slice: SliceInputs | null): void
  /** Says which tasks' pictures are on screen; others are not painted. At first all are. */
  show(tasks: readonly number[] | 'all'): void
  /** Another run begins: the old pictures are of another network. */
  start(taskCount: number): void
  /** Asks for the pictures on screen, at the size that the page shows. */
  ask(): void
}

/** `instead` returns pictures that are shown in place of the newest ones; null for none. */
export function createPictures(send: Send, instead: () => readonly Picture[] | null = () => null): Pictures {
  const latest = new Map<number, Picture>()
  /** Buffers of pictures that newer ones replaced. */
  let spent: ArrayBuffer[] = []
  let onScreen: readonly number[] | 'all' = 'all'
  let taskCount = 0
  let wanted: SliceInputs | null = null
  /** Counts the calls of `cut`: predictions that were on their way are of other inputs. */
  let cuts = 0
  let slice: SlicePicture | null = null

  const listeners = new Set<() => void>()

  const wantedNow = (): Commands['pictures'] => {
    const all = Array.from({ length: taskCount }, (_, task) => task)
    const tasks = onScreen === 'all' ? all : onScreen.filter((task) => task < taskCount)
    return {
      run: 0,
      tasks,
      cells: viewStore.getState().pictureCells,
      ...(wanted && { slice: { ...wanted, cut: cuts } }),
    }
  }
  const ask = (): void => {
    send('pictures', wantedNow())
    for (const listener of listeners) listener()
  }

  return {
    latest<K extends Picture['kind']>(task: number, kind: K) {
      const shown = instead()
      const picture = shown ? shown.find((other) => other.task === task && other.kind !== 'slice') : latest.get(task)
      return picture?.kind === kind ? (picture as Extract<Picture, { kind: K }>) : null
    },
    get slice() {
      const shown = instead()
      const newest = shown ? shown.find((picture) => picture.kind === 'slice') : slice
      return newest?.cut === cuts ? newest : null
    },
    get wanted() {
      return wantedNow()
    },
    onWanted(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    cut(next) {
      wanted = next
      cuts++
      ask()
    },
    show(tasks) {
      if (JSON.stringify(tasks) === JSON.stringify(onScreen)) return
      onScreen = tasks
      ask()
    },
    start(count) {
      latest.clear()
      slice = null
      spent = []
      taskCount = count
      ask()
    },
    ask,
    take(event, before) {
      if (event.type !== 'frame') return undefined
      for (const picture of event.pictures) {
        const old = picture.kind === 'slice' ? slice : latest.get(picture.task)
        if (old) spent.push(old.values.buffer as ArrayBuffer)
        if (picture.kind === 'slice') slice = picture
        else latest.set(picture.task, picture)
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

import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { pathKey, pictureKey } from '../../core/landscapes/pathKey'
import type { LandscapeCommand, LandscapeEvent, PathNews } from '../../worker/landscape/protocol'

class FakeWorker extends EventTarget {
  static last: FakeWorker | null = null
  readonly sent: LandscapeCommand[] = []
  constructor() {
    super()
    FakeWorker.last = this
  }
  postMessage(command: LandscapeCommand): void {
    this.sent.push(command)
  }
  terminate(): void {}
  tell(data: LandscapeEvent): void {
    this.dispatchEvent(Object.assign(new Event('message'), { data }))
  }
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.resetModules()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** The modules anew: they keep the worker. */
const load = async () => ({ ...(await import('./paths')), ...(await import('./store')) })

it('takes a picture that comes after another change of the same landscape, and none of another landscape', async () => {
  vi.stubGlobal('Worker', FakeWorker)
  const { startPaths, pathsStore, landscapeStore, moveStart, showLandscape } = await load()
  const stop = startPaths()
  const { bounds } = pathsStore.getState()
  const key = pictureKey(landscapeStore.getState().setup, bounds)
  const picture = { bounds, contours: [], front: null, floors: [] } as never
  moveStart(0, [1, 1], 'commit')
  vi.runAllTimers()
  expect(FakeWorker.last?.sent).toHaveLength(2)
  FakeWorker.last?.tell({ type: 'picture', key, picture })
  expect(pathsStore.getState().picture).toBe(picture)
  showLandscape('bowls')
  FakeWorker.last?.tell({ type: 'picture', key, picture })
  expect(pathsStore.getState().picture).toBeNull()
  stop()
})

it('keeps the path of a method that is removed and brought back before the worker hears of it', async () => {
  vi.stubGlobal('Worker', FakeWorker)
  const { startPaths, pathsStore, landscapeStore, moveStart, removeMethod, undoLandscape } = await load()
  const stop = startPaths()
  vi.runAllTimers()
  // The first change goes out at once; the next ones wait, and only the last of them is sent.
  moveStart(0, [1, 1], 'commit')
  const { setup } = landscapeStore.getState()
  const request = FakeWorker.last?.sent.length ?? 0
  const paths = setup.starts.flatMap((start) =>
    setup.methods.map((method) => ({ key: pathKey(setup, method, start), done: 5 }) as unknown as PathNews),
  )
  FakeWorker.last?.tell({ type: 'paths', request, paths, done: 1, all: 1 })
  const shown = pathsStore.getState().paths
  expect(shown.flat().every((path) => path?.done === 5)).toBe(true)
  removeMethod(0)
  undoLandscape()
  vi.runAllTimers()
  expect(FakeWorker.last?.sent.at(-1)).toMatchObject({ type: 'show', setup })
  expect(pathsStore.getState().paths).toEqual(shown)
  // Once a set-up without it is sent, the worker has forgotten it too and sends it anew.
  removeMethod(0)
  vi.runAllTimers()
  undoLandscape()
  expect(pathsStore.getState().paths[0].every((path) => path === null)).toBe(true)
  stop()
})

it('says that the browser refuses workers, and tries again', async () => {
  let tries = 0
  vi.stubGlobal(
    'Worker',
    class {
      constructor() {
        tries++
        throw new Error('refused')
      }
    },
  )
  const { startPaths, pathsStore, resumePaths } = await load()
  const stop = startPaths()
  await vi.advanceTimersByTimeAsync(100)
  expect(pathsStore.getState()).toMatchObject({ since: null, error: 'Error: refused' })
  resumePaths()
  await vi.advanceTimersByTimeAsync(100)
  expect(tries).toBe(2)
  expect(pathsStore.getState().error).toBe('Error: refused')
  stop()
})

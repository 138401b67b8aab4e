import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { pictureKey } from '../../core/landscapes/pathKey'
import type { LandscapeCommand, LandscapeEvent } from '../../worker/landscape/protocol'

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

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defaultConfig } from '../core/config/defaults'
import type { Recording } from '../core/config/types'
import { dropData, isKept, keepData } from '../core/problems/data'
import { BYTES, NEED, stored } from '../core/testing/stored'
import { encodeLink } from '../share/link'
import { currentHash, shownHash } from './address'
import { changeStore } from './changes'
import { configStore, replaceRecording, setConfigField, tryField } from './config'
import { bytesToLoad, dataStore, giveUpData, tryDataAgain, waitsForData } from './data'
import { lateLinkStore } from './lateLink'
import { startSession } from './session'
import { createTestLine } from './testing/line'
import { FakePage, pausedAtStart } from './testing/page'
import { tryingStore } from './trying'
import { undo } from './undo'

vi.mock('../core/problems/all', async () => {
  const { lookupsIn } = await import('../core/problems/lookups')
  const { plane } = await import('../core/problems/plane/plane')
  const { stored } = await import('../core/testing/stored')
  return { problems: [plane, stored], ...lookupsIn([plane, stored]) }
})

const needy: Recording = {
  config: { ...defaultConfig, problem: { ...defaultConfig.problem, id: 'stored' }, tasks: stored.usualTasks },
  edits: [],
}
const fetched = vi.fn<(url: string, options: RequestInit) => Promise<Response>>()
/** An answer in two pieces. */
const answer = (bytes: Uint8Array, init: ResponseInit = {}) =>
  new Response(
    new ReadableStream({
      start(stream) {
        stream.enqueue(bytes.slice(0, 50))
        stream.enqueue(bytes.slice(50))
        stream.close()
      },
    }),
    init,
  )
const id = () => configStore.getState().config.problem.id
const failure = () => dataStore.getState().loading?.failure
const settled = () => vi.waitFor(() => expect(failure()).not.toBe(null))

beforeEach(() => {
  vi.stubGlobal('fetch', fetched)
  vi.stubGlobal('document', { baseURI: 'https://host/sub/path/index.html#x' })
  fetched.mockReset().mockImplementation(async () => answer(BYTES))
})
afterEach(() => {
  giveUpData()
  dropData(NEED.name)
  vi.unstubAllGlobals()
})

describe('choosing a problem with data', () => {
  beforeEach(() => {
    pausedAtStart()
  })

  it('keeps the old one until they have arrived', async () => {
    const received: number[] = []
    const stop = dataStore.subscribe(({ loading }) => loading && received.push(loading.received))
    setConfigField('problem.id', 'stored')
    expect(id()).toBe('plane')
    expect(dataStore.getState().loading).toMatchObject({ problem: 'stored', bytes: BYTES.length, failure: null })
    await vi.waitFor(() => expect(id()).toBe('stored'))
    stop()
    expect(received).toEqual([0, 50, BYTES.length])
    expect(dataStore.getState().loading).toBeNull()
    expect(fetched.mock.calls[0][0]).toBe('https://host/sub/path/data/stored.bin')
    expect(changeStore.getState().past).toHaveLength(1)
    undo()
    expect(id()).toBe('plane')
    setConfigField('problem.id', 'stored')
    expect(id()).toBe('stored')
    expect(fetched).toHaveBeenCalledTimes(1)
  })

  it.each([
    ['network', () => Promise.reject(new TypeError('Failed to fetch')), 'default'],
    ['network', async () => answer(BYTES, { status: 503 }), 'default'],
    ['gone', async () => answer(BYTES, { status: 404 }), 'default'],
    ['gone', async () => answer(BYTES, { headers: { 'content-type': 'text/html' } }), 'default'],
    ['size', async () => answer(BYTES.slice(1)), 'reload'],
    ['size', async () => answer(new Uint8Array(BYTES.length + 1)), 'reload'],
    ['checksum', async () => answer(BYTES.with(70, BYTES[70] ^ 1)), 'reload'],
  ] as const)('keeps the old one if they do not arrive (%s), and can try again', async (why, answered, cache) => {
    fetched.mockImplementationOnce(answered)
    setConfigField('problem.id', 'stored')
    await settled()
    expect([id(), failure(), isKept(NEED)]).toEqual(['plane', why, false])
    expect(changeStore.getState().past).toHaveLength(0)
    tryDataAgain()
    expect(failure()).toBeNull()
    await vi.waitFor(() => expect(id()).toBe('stored'))
    expect(fetched.mock.calls.map(([, options]) => options.cache)).toEqual(['default', cache])
  })

  it('is forgotten when the person cancels, or wants something else', async () => {
    setConfigField('problem.id', 'stored')
    giveUpData()
    expect(dataStore.getState().loading).toBeNull()
    setConfigField('problem.id', 'stored')
    replaceRecording({ config: { ...defaultConfig, network: { ...defaultConfig.network, trunk: [5] } }, edits: [] })
    expect(dataStore.getState().loading).toBeNull()
    await new Promise((done) => setTimeout(done, 20))
    expect(id()).toBe('plane')
    expect(configStore.getState().config.network.trunk).toEqual([5])
  })

  it('is not tried ahead without its data', () => {
    tryField('problem.id', 'stored')
    expect(tryingStore.getState().trying).toBeNull()
    keepData(NEED.name, BYTES)
    tryField('problem.id', 'stored')
    expect(tryingStore.getState().trying?.value).toBe('stored')
  })
})

it('says beforehand how much would be loaded', () => {
  expect([bytesToLoad(needy.config), bytesToLoad(defaultConfig)]).toEqual([BYTES.length, 0])
  keepData(NEED.name, BYTES)
  expect(bytesToLoad(needy.config)).toBe(0)
})

it('lets a run and a comparison wait at the same time', async () => {
  const arrived: string[] = []
  expect(waitsForData('run', [needy.config], () => arrived.push('run'))).toBe(true)
  expect(waitsForData('compare', [defaultConfig, needy.config], () => arrived.push('compare'))).toBe(true)
  await vi.waitFor(() => expect(arrived).toEqual(['run', 'compare']))
  expect(waitsForData('map', [needy.config], () => {})).toBe(false)
})

describe('a link to a problem with data', () => {
  const worker = createTestLine()
  const open = (hash = `#${encodeLink(needy)}`) => {
    const page = new FakePage(`/play/${hash}`)
    const stop = startSession({ autoplay: true, page: page.asWindow, makeLine: worker.surroundings.makeLine })
    return { page, stop }
  }
  beforeEach(() => {
    worker.said.length = 0
  })

  it('shows the default at rest until they have arrived, then plays', async () => {
    const { page, stop } = open()
    expect(worker.sent('load')).toMatchObject([{ play: false, recordings: [{ config: defaultConfig }] }])
    await vi.waitFor(() => expect(id()).toBe('stored'))
    expect(worker.sent('load').at(-1)).toMatchObject({ recordings: [needy] })
    expect(worker.sent('play')).toHaveLength(1)
    expect(page.entries).toHaveLength(1)
    stop()
  })

  it('opened later keeps what is there until they have arrived', async () => {
    const { page, stop } = open('')
    fetched.mockImplementationOnce(() => Promise.reject(new TypeError('Failed to fetch')))
    page.type(encodeLink(needy))
    await settled()
    expect([id(), failure()]).toEqual(['plane', 'network'])
    tryDataAgain()
    await vi.waitFor(() => expect(id()).toBe('stored'))
    stop()
  })

  describe('that do not arrive', () => {
    const wished = encodeLink(needy)
    beforeEach(() => {
      fetched.mockImplementationOnce(() => Promise.reject(new TypeError('Failed to fetch')))
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    })
    afterEach(() => void vi.useRealTimers())
    /** The address is written after a pause. */
    const written = () => vi.advanceTimersByTimeAsync(1000)

    it('stays the address and the link to copy, whatever is changed meanwhile, until it is given up', async () => {
      const { page, stop } = open()
      await vi.waitFor(() => expect(failure()).toBe('network'))
      expect(dataStore.getState().loading?.link).toEqual({ hash: wished, shown: 'default' })
      setConfigField('network.trunk', [7])
      await written()
      expect(page.entries).toEqual([`/play/#${wished}`])
      expect(currentHash()).toBe(wished)
      const shown = encodeLink(configStore.getState().recording)
      expect(shownHash()).toBe(shown)
      giveUpData()
      await written()
      // Going back still leads to the link.
      expect(page.entries).toEqual([`/play/#${wished}`, `/play/#${shown}`])
      expect(currentHash()).toBe(shown)
      stop()
    })

    it('stays so over the set-up from before, and is given up for another link', async () => {
      const { page, stop } = open('')
      page.type(wished)
      await vi.waitFor(() => expect(failure()).toBe('network'))
      expect(dataStore.getState().loading?.link).toEqual({ hash: wished, shown: 'before' })
      expect(currentHash()).toBe(wished)
      page.go(-1)
      expect(dataStore.getState().loading).toBeNull()
      expect(currentHash()).toBe('1')
      stop()
    })

    it('offers the run again that was used meanwhile', async () => {
      const { stop } = open()
      await vi.waitFor(() => expect(failure()).toBe('network'))
      setConfigField('network.trunk', [7])
      tryDataAgain()
      await vi.waitFor(() => expect(id()).toBe('stored'))
      expect(lateLinkStore.getState().opened).toBe(configStore.getState().config)
      undo()
      expect([id(), configStore.getState().config.network.trunk]).toEqual(['plane', [7]])
      expect(lateLinkStore.getState().opened).toBeNull()
      stop()
    })

    it('says nothing of a stand-in that nobody has used', async () => {
      const { stop } = open()
      await vi.waitFor(() => expect(failure()).toBe('network'))
      tryDataAgain()
      await vi.waitFor(() => expect(id()).toBe('stored'))
      expect(lateLinkStore.getState().opened).toBeNull()
      stop()
    })
  })
})

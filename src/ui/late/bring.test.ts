import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { bring, PartError } from './bring'

const HOST = 'https://host/assets/page.js'
const answer = (status: number, type = 'text/javascript') =>
  new Response('x', { status, headers: { 'content-type': type } })

describe('bring', () => {
  const fetched = vi.fn<(url: string) => Promise<Response>>()
  beforeEach(() => {
    fetched.mockReset()
    vi.stubGlobal('fetch', fetched)
  })
  afterEach(() => vi.unstubAllGlobals())

  it('fetches every file before it imports, and none twice', async () => {
    fetched.mockImplementation(async () => answer(200))
    const load = vi.fn(async () => 'part')
    expect(await bring(load, ['./a.js', './b.js'], HOST)).toBe('part')
    expect(fetched.mock.calls.map(([url]) => url)).toEqual(['https://host/assets/a.js', 'https://host/assets/b.js'])
    await bring(load, ['./a.js'], HOST)
    expect(fetched).toHaveBeenCalledTimes(2)
  })

  // A browser remembers the result of an import: after one failure it fails until the page is closed.
  it('imports nothing while a file is missing, and fetches it again the next time', async () => {
    fetched.mockRejectedValueOnce(new TypeError('Failed to fetch')).mockImplementation(async () => answer(200))
    const load = vi.fn(async () => 'part')
    await expect(bring(load, ['./lost.js'], HOST)).rejects.toMatchObject({ name: 'PartError', gone: false })
    expect(load).not.toHaveBeenCalled()
    expect(await bring(load, ['./lost.js'], HOST)).toBe('part')
  })

  it.each([
    ['404', answer(404), true],
    ['410', answer(410), true],
    ['the page in place of a file', answer(200, 'text/html; charset=utf-8'), true],
    ['503', answer(503), false],
  ])('tells a file that is gone from one that may still come: %s', async (name, response, gone) => {
    fetched.mockResolvedValue(response)
    const error = await bring(async () => 0, [`./${name}.js`], HOST).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(PartError)
    expect((error as PartError).gone).toBe(gone)
  })
})

/** Fetches one file of data and checks it. Loads when data are first needed. */
import { crc32, type DataNeed } from '../core/problems/data'
import type { DataFailure } from './data'

/** Why a file of data was not taken. */
export class DataError extends Error {
  override readonly name = 'DataError'

  constructor(
    readonly failure: DataFailure,
    message: string,
  ) {
    super(message)
  }
}

interface Options {
  readonly signal: AbortSignal
  /** Does not ask the browser's cache, and renews what it has. */
  readonly fresh: boolean
  /** Bytes so far, at each piece that arrives. */
  readonly onProgress: (received: number) => void
}

/**
 * The bytes of a file, after size and checksum were compared with the need. Pieces are checked as they arrive, so that
 * nothing takes long at the end.
 *
 * @throws DataError if the file did not arrive or is another one
 */
export async function fetchData(need: DataNeed, options: Options): Promise<Uint8Array<ArrayBuffer>> {
  const { signal, fresh, onProgress } = options
  const url = new URL(need.file ?? '', document.baseURI).href
  const response = await reaching(fetch(url, { signal, cache: fresh ? 'reload' : 'default' }))
  // Some hosts answer with the page itself for a missing file.
  const isPage = /^text\/html/i.test(response.headers.get('content-type') ?? '')
  if (response.status === 404 || response.status === 410 || isPage) throw new DataError('gone', url)
  if (!response.ok || !response.body) throw new DataError('network', `${response.status} ${url}`)
  const bytes = new Uint8Array(need.bytes)
  const reader = response.body.getReader()
  let [received, checksum] = [0, 0]
  for (;;) {
    const { done, value } = await reaching(reader.read())
    if (done) break
    if (received + value.length > bytes.length) {
      void reader.cancel()
      throw new DataError('size', `more than ${bytes.length} bytes: ${url}`)
    }
    bytes.set(value, received)
    checksum = crc32(value, checksum)
    received += value.length
    onProgress(received)
  }
  if (received < bytes.length) throw new DataError('size', `${received} of ${bytes.length} bytes: ${url}`)
  if (checksum !== need.checksum) throw new DataError('checksum', url)
  return bytes
}

async function reaching<T>(promise: Promise<T>): Promise<T> {
  try {
    return await promise
  } catch (error) {
    throw new DataError('network', String(error))
  }
}

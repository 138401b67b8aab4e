/**
 * How the built page loads the code of a part (`vite.config.ts` puts this in place of Vite's own
 * preloading).
 *
 * A browser keeps the outcome of each module's download by its address: in Chromium a module that
 * failed once fails at once for as long as the page is open, and so does every module that imports
 * it. So all files of a part are fetched first. A fetch that fails is not kept, and `import()` then
 * finds every file in the browser's cache.
 */

/** Why the code of a part is not there. */
export class PartError extends Error {
  override readonly name = 'PartError'

  constructor(
    readonly url: string,
    /** The server answers but no longer has the file: a newer version of the page was published. */
    readonly gone: boolean,
  ) {
    super(`${gone ? 'no longer on the server' : 'did not load'}: ${url}`)
  }
}

const brought = new Set<string>()

/**
 * Loads a part.
 *
 * @param load the import itself
 * @param files its own file and all that this imports, styles too, relative to `importer`
 * @throws PartError when a file does not arrive; the next call asks for it again
 */
export async function bring<T>(load: () => Promise<T>, files: readonly string[] = [], importer = ''): Promise<T> {
  const urls = files.map((file) => new URL(file, importer).href)
  await Promise.all(urls.filter((url) => !brought.has(url)).map(fetchFile))
  // Styles last: each acts on the page as soon as it is there.
  await Promise.all(urls.filter(isStyle).map(applyStyle))
  return load()
}

const isStyle = (url: string): boolean => new URL(url).pathname.endsWith('.css')

async function fetchFile(url: string): Promise<void> {
  let response: Response
  try {
    response = await fetch(url)
    await response.arrayBuffer()
  } catch {
    throw new PartError(url, false)
  }
  // Some hosts answer the page itself where a file is missing.
  const gone = response.status === 404 || response.status === 410 || isPage(response)
  if (gone || !response.ok) throw new PartError(url, gone)
  brought.add(url)
}

const isPage = (response: Response): boolean => /^text\/html/i.test(response.headers.get('content-type') ?? '')

function applyStyle(url: string): Promise<void> | undefined {
  const there = [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')]
  if (there.some(({ href }) => href === url)) return
  return new Promise((resolve, reject) => {
    const link = document.createElement('link')
    link.rel = 'stylesheet'
    link.crossOrigin = ''
    link.addEventListener('load', () => resolve())
    link.addEventListener('error', () => {
      // Without this the next try would take it for loaded.
      link.remove()
      brought.delete(url)
      reject(new PartError(url, false))
    })
    link.href = url
    document.head.append(link)
  })
}

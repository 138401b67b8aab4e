/**
 * Loads the code of a part in the built page. `vite.config.ts` puts it in place of Vite's preloading.
 *
 * Browsers remember the result of each module's download by address. In Chromium a module that failed once
 * fails immediately until the page is closed, and so does every module that imports it. So all files of a
 * part are fetched first. A failed fetch is not remembered, and after success `import()` finds every file in
 * the browser's cache.
 */

/** Why the code of a part did not load. */
export class PartError extends Error {
  override readonly name = 'PartError'

  constructor(
    readonly url: string,
    /** The server responds but does not have the file any more: a newer version of the page was published. */
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
 * @param files the part's file and all files that it imports, style sheets included, relative to `importer`
 * @throws PartError if a file does not load; the next call fetches it again
 */
export async function bring<T>(load: () => Promise<T>, files: readonly string[] = [], importer = ''): Promise<T> {
  const urls = files.map((file) => new URL(file, importer).href)
  await Promise.all(urls.filter((url) => !brought.has(url)).map(fetchFile))
  // Style sheets last: each applies to the page as soon as it is loaded.
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
  // Some hosts return the page itself for a missing file.
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
      // If the link stayed, the next try would consider it loaded.
      link.remove()
      brought.delete(url)
      reject(new PartError(url, false))
    })
    link.href = url
    document.head.append(link)
  })
}

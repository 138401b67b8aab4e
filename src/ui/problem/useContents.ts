import { useEffect, useState } from 'react'
import { isKept, keepData } from '../../core/problems/data'
import type { Problem } from '../../core/problems/define'
import { contentOf, type ThumbnailContent, thumbnailNeeds } from '../../core/problems/thumbnail'

/** Data up to this size are fetched for a thumbnail; larger ones load when the problem is chosen. */
const SMALL_BYTES = 64 * 1024

/** Made once: the content of a problem never changes. */
const known = new Map<string, ThumbnailContent>()

/** Resolves when the page has nothing to do, at the latest after half a second. */
const idle = (): Promise<void> =>
  new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: 500 })
    else setTimeout(resolve, 30)
  })

/**
 * The contents of the thumbnails, made one after the other while the page is idle. A problem without an entry has none
 * yet; null: its data are not here.
 */
export function useContents(problems: readonly Problem[]): ReadonlyMap<string, ThumbnailContent | null> {
  const [contents, setContents] = useState<ReadonlyMap<string, ThumbnailContent | null>>(new Map(known))
  useEffect(() => {
    const gone = new AbortController()
    void (async () => {
      for (const problem of problems) {
        if (known.has(problem.id)) continue
        const here = await brought(problem, gone.signal)
        await idle()
        if (gone.signal.aborted) return
        const content = here ? contentOf(problem) : null
        if (content) known.set(problem.id, content)
        setContents((before) => new Map([...before, [problem.id, content]]))
      }
    })()
    return () => gone.abort()
  }, [problems])
  return contents
}

/** Whether the data of a problem's thumbnail are here, after small ones were fetched. */
async function brought(problem: Problem, signal: AbortSignal): Promise<boolean> {
  const needs = thumbnailNeeds(problem).filter((need) => !isKept(need))
  if (needs.length === 0) return true
  if (needs.some(({ file, bytes }) => file === null || bytes > SMALL_BYTES)) return false
  try {
    const { fetchData } = await import('../../state/fetchData')
    for (const need of needs) keepData(need.name, await fetchData(need, { signal, fresh: false, onProgress: () => {} }))
    return true
  } catch {
    // No connection: the list works without the picture, and choosing the problem says what is wrong.
    return false
  }
}

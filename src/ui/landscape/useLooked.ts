import { useMemo } from 'react'
import type { PathNews } from '../../state/landscape/paths'
import { momentOf, type PathMoment } from './moments'
import { useLandscape, useLandscapeView, usePaths, useShownStep } from './useLandscape'

/** The path whose gradients are shown, as it is at the step on the slider; null while there is none. */
export function useLooked(): {
  readonly method: number
  readonly start: number
  readonly path: PathNews | null
  readonly moment: PathMoment | null
} {
  const setup = useLandscape((all) => all)
  const looked = useLandscapeView((view) => view.looked)
  const method = Math.min(looked.method, setup.methods.length - 1)
  const start = Math.min(looked.start, setup.starts.length - 1)
  const path = usePaths((state) => state.paths[method]?.[start] ?? null)
  const step = useShownStep()
  const moment = useMemo(() => (path ? momentOf(setup, path, step) : null), [setup, path, step])
  return { method, start, path, moment }
}

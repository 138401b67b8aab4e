import { useDeferredValue, useMemo } from 'react'
import { type LabPath, optimizerPath, schedulePath } from '../../core/lab/paths'
import type { LabSetup } from '../../core/lab/setup'
import { useLab } from './useLab'

const kept = new Map<string, LabPath>()
const MOST_KEPT = 40

/** The path of an optimizer, or of SGD under a schedule. Kept, because map, chart and table show the same ones. */
export function pathOf(lab: LabSetup, id: string): LabPath {
  const { family, surface, start, learningRate, steps, noise, warmup, options } = lab
  const key = JSON.stringify([family, id, surface, start, learningRate, steps, noise, warmup, options[id] ?? {}])
  const known = kept.get(key)
  if (known) return known
  const path = family === 'schedules' ? schedulePath(lab, id) : optimizerPath(lab, id)
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(key, path)
  return path
}

/** The path of one entry; `now`: in this render, otherwise some milliseconds later. */
export function useLatePath(id: string, now: boolean): LabPath {
  const lab = useLab()
  const late = useDeferredValue(lab)
  const shown = now ? lab : late
  return useMemo(() => pathOf(shown, id), [shown, id])
}

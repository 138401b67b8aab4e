/** Fits of what is shown, kept between renders: dragging a slider of one loss does not fit the others again. */
import { useDeferredValue, useMemo } from 'react'
import { type LabFit, labFit } from '../../core/lab/fit'
import type { LabSetup } from '../../core/lab/setup'
import { useLab } from './useLab'

const kept = new Map<string, LabFit | null>()
const MOST_KEPT = 60

/** What a fit depends on. */
const keyOf = ({ kind, model, points, classes, byHand, options }: LabSetup, id: string): string =>
  JSON.stringify([id, kind, options[id] ?? {}, ...(kind === 'classes' ? [classes] : [model, points, byHand])])

export function fitOf(lab: LabSetup, id: string): LabFit | null {
  const key = keyOf(lab, id)
  const known = kept.get(key)
  if (known !== undefined) return known
  const fit = labFit(lab, id)
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(key, fit)
  return fit
}

/** The fit of the chosen entry, at once. */
export function useChosenFit(): LabFit | null {
  const lab = useLab()
  return useMemo(() => fitOf(lab, lab.chosen), [lab])
}

/**
 * The fit of one entry, some milliseconds later: each is computed while its own component renders, so that the browser
 * can do other work between two of them.
 */
export function useLateFit(id: string): LabFit | null {
  const lab = useDeferredValue(useLab())
  return useMemo(() => fitOf(lab, id), [lab, id])
}

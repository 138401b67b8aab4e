/** Where the parts of the page are that a step of a lesson rings. */
import type { Target } from '../../lessons/define'

interface Place {
  /** Matches the part, or several that are ringed together. */
  readonly at: string
  /** Buttons that bring the part onto the page, pressed in this order if they are not pressed already. */
  readonly opens?: readonly string[]
}

const tab = (of: string, number: number): string => `${of} button:nth-of-type(${number})`
const curves = '#curves > .chart-card'
const TRAINING = '[aria-labelledby="training-title"]'

/** Parts without an attribute `data-target` of their own. */
const PLACES: { readonly [Name in Target]?: Place } = {
  play: { at: '.transport .play' },
  film: { at: '.film' },
  tasks: { at: '#tasks' },
  weights: { at: '#tasks .weight' },
  network: { at: '[aria-labelledby="network-title"]' },
  training: { at: TRAINING },
  regularisation: { at: `${TRAINING} .fields`, opens: [`${TRAINING} .card-head button`] },
  weighting: { at: '#weighting' },
  taskCurves: { at: `${curves}:nth-of-type(1)` },
  totalCurve: { at: `${curves}:nth-of-type(2)` },
  weightCurves: { at: `${curves}:nth-of-type(3)`, opens: [tab(`${curves}:nth-of-type(3) .chart-tabs`, 2)] },
  conflictCurve: { at: `${curves}:nth-of-type(4)`, opens: [tab(`${curves}:nth-of-type(4) .chart-tabs`, 1)] },
  pictures: { at: '#pictures', opens: [tab('.middle-tabs', 1)] },
  tug: { at: '#pictures', opens: [tab('.middle-tabs', 2)] },
  paid: { at: '#pictures', opens: [tab('.middle-tabs', 3)] },
  lanes: { at: '#lanes' },
  laneCurves: { at: '.lane-curves' },
  results: { at: '.compare-cell.table' },
  pareto: { at: '.compare-cell.pareto' },
  conflict: { at: '.compare-cell.conflict' },
  labShape: { at: '#lab' },
  labFit: { at: '#lab' },
  labTable: { at: '#lab' },
  landscapeMap: { at: '#landscape' },
  landscapeFront: { at: '#landscape' },
  landscapeMethods: { at: '#landscape' },
}

const isShown = (element: Element): boolean => element.getClientRects().length > 0

/** The elements of a part; none while it is not on the page. */
export function elementsOf(target: Target): readonly HTMLElement[] {
  const own = [...document.querySelectorAll<HTMLElement>(`[data-target="${target}"]`)]
  const found = own.length > 0 ? own : [...document.querySelectorAll<HTMLElement>(PLACES[target]?.at ?? 'no-such-part')]
  return found.filter(isShown)
}

/** Opens the tab or the closed part that holds a target. Returns false while the button for it is not on the page. */
export function openTarget(target: Target): boolean {
  for (const selector of PLACES[target]?.opens ?? []) {
    const button = document.querySelector<HTMLElement>(selector)
    if (!button) return false
    const open = button.getAttribute('aria-pressed') ?? button.getAttribute('aria-expanded')
    if (open !== 'true') button.click()
  }
  return true
}

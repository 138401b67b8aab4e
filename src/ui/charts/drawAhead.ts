/** Draws the curves that a change would give into the elements that `LiveLayer.tsx` made for them. */
import type { ChartModel } from './model'
import { otherValues } from './otherValues'
import { dashedPath, linePath, type Scale, TEST_DASHES } from './paths'

/** With more lines than this, the thin ones would hide the others. */
export const MOST_AHEAD = 24

/** `lines` has one path for each line of the model. */
export function drawAhead(lines: Element | null, model: ChartModel, x: Scale, y: Scale): void {
  const { ahead, scale } = model
  if (!lines) return
  const shows = ahead !== undefined && ahead.to !== null
  // Most drawings have no such curves, and had none before.
  if (!shows && lines.getAttribute('data-shows') === null) return
  if (shows) lines.setAttribute('data-shows', '')
  else lines.removeAttribute('data-shows')
  const log = scale === 'log'
  model.lines.forEach((line, k) => {
    const values = shows ? otherValues(model, ahead, k) : null
    const path = !values
      ? ''
      : line.dashed
        ? dashedPath(ahead?.steps ?? values, values, x, y, log, TEST_DASHES)
        : linePath(ahead?.steps ?? values, values, x, y, log)
    lines.children[k]?.setAttribute('d', path)
  })
}

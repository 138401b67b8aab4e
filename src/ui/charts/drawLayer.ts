/**
 * Draws the curves of a chart into the live layer's elements by hand, so that React and Recharts have nothing
 * to do while the axes do not change. `LiveLayer.tsx` creates the elements. Nothing here keeps state.
 */

import { decimate } from '../../core/measures/drawnCurve'
import { MOST_RECORDS } from '../../core/measures/recorded'
import { nearestRecord } from '../../core/measures/records'
import { stackShares } from '../../core/measures/shares'
import type { Axes } from './axes'
import { SMALLEST } from './bounds'
import { bandOf, columnsOf, valuesAt } from './columns'
import { drawAhead } from './drawAhead'
import { fitted, labelGap, lowestKept, placeLabels } from './labels'
import type { ChartModel } from './model'
import { bandPath, type Dashes, dashedPath, linePath, ribbonPath, type Scale, TEST_DASHES } from './paths'

/** The rectangle between the axes, pixels. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The projection from values to pixels. */
export interface Plot {
  readonly x: Scale
  readonly y: Scale
  readonly area: Area
  readonly axes: Axes
}

/** Dashes of the second colour of a pair's line. */
const CORD_DASHES: Dashes = [7, 7]
const MOST_POINTS = MOST_RECORDS
const MOST_BAND_POINTS = 160
/** Points of all lines of a chart together: building their paths must fit into a frame. */
const MOST_POINTS_ALTOGETHER = 8000

/** Draws everything that moves while the axes do not change: curves, bands, labels, marks of changes, the read step. */
export function drawLayer(
  root: SVGGElement,
  model: ChartModel,
  { x, y: height, area, axes }: Plot,
  hoverStep: number | null,
): void {
  // A value smaller than an axis can carry is drawn at its foot.
  const least = axes.scale === 'log' ? SMALLEST : Number.NEGATIVE_INFINITY
  const y: Scale = (value) => height(Math.max(value, least))
  const columns = columnsOf(model)
  const ends = model.stacked ? drawBands(root, model, columns, x, y) : drawLines(root, model, columns, x, y)
  drawRibbons(root, model, x, y, axes.y.low)
  drawAhead(layerPart(root, 'ahead'), model, x, y)
  drawLabels(root, model, columns, ends, area)
  drawMarks(root, model, x, area)
  drawShownStep(root, model, x, area)
  drawCursor(root, x, area, hoverStep)
  if (model.readAtLabels) readAtLabels(root, model, hoverStep)
}

/** Draws only the curves of a look ahead, for the common case that nothing else has changed. */
export function drawAheadOf(root: SVGGElement, model: ChartModel, { x, y: height, axes }: Plot): void {
  const least = axes.scale === 'log' ? SMALLEST : Number.NEGATIVE_INFINITY
  drawAhead(layerPart(root, 'ahead'), model, x, (value) => height(Math.max(value, least)))
}

const layerPart = (root: SVGGElement, part: string): Element | null => root.querySelector(`:scope > .${part}`)

function setPath(lines: Element | null, k: number, path: string): void {
  for (const strand of lines?.children[k]?.children ?? []) strand.setAttribute('d', path)
}

/** Returns the height at which each line ends. */
function drawLines(root: SVGGElement, model: ChartModel, columns: readonly Float64Array[], x: Scale, y: Scale) {
  const log = model.scale === 'log'
  const lines = layerPart(root, 'lines')
  const most = Math.min(MOST_POINTS, Math.floor(MOST_POINTS_ALTOGETHER / Math.max(columns.length, 1)))
  return columns.map((values, k) => {
    const thin = decimate(model.source.steps, values, most)
    const line = model.lines[k]
    const path = (dashes?: Dashes) =>
      dashes ? dashedPath(thin.steps, thin.values, x, y, log, dashes) : linePath(thin.steps, thin.values, x, y, log)
    const [first, second] = lines?.children[k]?.children ?? []
    first?.setAttribute('d', path(line.dashed ? TEST_DASHES : undefined))
    second?.setAttribute('d', path(CORD_DASHES))
    const last = lastFinite(values)
    return Number.isFinite(last) && !(log && last <= 0) ? y(last) : Number.NaN
  })
}

/** The last finite value: a line that diverged ends before its last record. NaN for a line without values. */
function lastFinite(values: Float64Array): number {
  let at = values.length - 1
  while (at >= 0 && !Number.isFinite(values[at])) at--
  return at < 0 ? Number.NaN : values[at]
}

function drawBands(root: SVGGElement, model: ChartModel, columns: readonly Float64Array[], x: Scale, y: Scale) {
  const lines = layerPart(root, 'lines')
  const thin = thinner(model.source.steps.length, MOST_POINTS)
  const steps = thin(model.source.steps)
  const edges = stackShares(columns.map(thin))
  return columns.map((_, k) => {
    setPath(lines, k, bandPath(steps, edges[k], edges[k + 1], x, y))
    const last = steps.length - 1
    return last >= 0 ? y((edges[k][last] + edges[k + 1][last]) / 2) : Number.NaN
  })
}

/** Keeps every second, every fourth, … value, at most `most`, so that a growing curve keeps the same records. */
function thinner(length: number, most: number): (values: Float64Array) => Float64Array {
  let every = 1
  while (length / every > most) every *= 2
  return (values) => values.filter((_, i) => i % every === 0 || i === values.length - 1)
}

/** The bands around the lines. On a logarithmic axis they end at its foot. */
function drawRibbons(root: SVGGElement, model: ChartModel, x: Scale, y: Scale, foot: number): void {
  const ribbons = layerPart(root, 'bands')
  if (!ribbons) return
  const thin = thinner(model.source.steps.length, MOST_BAND_POINTS)
  const steps = thin(model.source.steps)
  const floor = model.scale === 'log' ? foot : Number.NEGATIVE_INFINITY
  model.lines.forEach((_, k) => {
    const band = bandOf(model, k)
    const path = band ? ribbonPath(steps, thin(band.low), thin(band.high), x, y, floor) : ''
    ribbons.children[k]?.setAttribute('d', path)
  })
}

function drawLabels(
  root: SVGGElement,
  model: ChartModel,
  columns: readonly Float64Array[],
  ends: readonly number[],
  area: Area,
): void {
  const named = ends.map((end, k) => (model.lines[k].quiet ? Number.NaN : end))
  const wanted = lowestKept(named, model.mostLabels ?? Number.POSITIVE_INFINITY)
  const [top, bottom] = [area.y + 4, area.y + area.height]
  const gap = labelGap(wanted.filter(Number.isFinite).length, bottom - top)
  const placed = placeLabels(wanted, gap, top, bottom)
  const labels = layerPart(root, 'labels') as SVGGElement | null
  labels?.style.setProperty('font-size', `min(0.6875rem, ${gap + 0.5}px)`)
  placed.forEach((position, k) => {
    const label = labels?.children[k]
    if (!label) return
    label.setAttribute('visibility', Number.isFinite(position) ? 'visible' : 'hidden')
    if (!Number.isFinite(position)) return
    label.setAttribute('x', String(area.x + area.width + 6))
    label.setAttribute('y', (position + 4).toFixed(1))
    const name = label.firstElementChild
    if (model.valueAtEnd && name) name.textContent = model.format(columns[k][columns[k].length - 1])
  })
}

const SVG = 'http://www.w3.org/2000/svg'

function upright(line: Element, at: number, area: Area): void {
  line.setAttribute('x1', at.toFixed(1))
  line.setAttribute('x2', at.toFixed(1))
  line.setAttribute('y1', String(area.y))
  line.setAttribute('y2', String(area.y + area.height))
}

/** A thin line at every step where the person changed something. */
function drawMarks(root: SVGGElement, { source }: ChartModel, x: Scale, area: Area): void {
  const marks = layerPart(root, 'marks')
  if (!marks) return
  while (marks.childElementCount > source.marks.length) marks.lastElementChild?.remove()
  while (marks.childElementCount < source.marks.length) {
    const line = document.createElementNS(SVG, 'line')
    line.setAttribute('class', 'mark')
    marks.append(line)
  }
  source.marks.forEach((step, k) => {
    upright(marks.children[k], x(step), area)
  })
}

/** The current step of a run that has gone back: later steps are pale. */
function drawShownStep(root: SVGGElement, { source }: ChartModel, x: Scale, area: Area): void {
  const [now, veil] = [layerPart(root, 'now'), layerPart(root, 'veil')]
  for (const part of [now, veil]) part?.setAttribute('visibility', source.shownStep === null ? 'hidden' : 'visible')
  if (source.shownStep === null || !now || !veil) return
  const at = Math.min(x(source.shownStep), area.x + area.width)
  upright(now, at, area)
  veil.setAttribute('x', at.toFixed(1))
  veil.setAttribute('y', String(area.y))
  veil.setAttribute('width', (area.x + area.width - at).toFixed(1))
  veil.setAttribute('height', String(area.height))
}

/** The upright line at the read step. */
export function drawCursor(root: SVGGElement, x: Scale, area: Area, step: number | null): void {
  const cursor = layerPart(root, 'cursor')
  cursor?.setAttribute('visibility', step === null ? 'hidden' : 'visible')
  if (step !== null && cursor) upright(cursor, x(step), area)
}

/** While a step is read, its value stands in front of each name, in the colour of the line. */
export function readAtLabels(root: SVGGElement, model: ChartModel, step: number | null): void {
  const labels = layerPart(root, 'labels')
  const index = step === null ? -1 : nearestRecord(model.source.steps, step)
  const values = index < 0 ? [] : valuesAt(model, index)
  model.lines.forEach((line, k) => {
    const name = labels?.children[k]?.firstElementChild
    if (!name) return
    const value = values[k]
    const words = value === undefined ? line.label : `${model.format(value)} ${line.label}`
    name.textContent = fitted(words, model.labelSpace)
  })
}

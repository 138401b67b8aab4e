import { type KeyboardEvent, type PointerEvent, useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import { addCellAsLane, openCell } from '../../state/map/open'
import { mapViewStore, pointAt } from '../../state/map/view'
import { useBox } from '../hooks/useBox'
import { useFormat } from '../hooks/useFormat'
import { useText } from '../hooks/useText'
import { labelsWidth } from './axisLabels'
import { CellsCanvas } from './CellsCanvas'
import { CurvePlot } from './CurvePlot'
import type { ColorScale } from './colors'
import { GridAxes } from './GridAxes'
import { type Area, cellAt, neighbour, placeGrid, placeTriangle } from './geometry'
import { sentenceOn } from './reading'
import { TriangleAxes } from './TriangleAxes'
import type { Computed, Named } from './useMap'

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}
/** Pixels for the name of the rows, and the least for their labels. */
const NAME_OF_ROWS = 30
const LEAST_LABELS = 24

/**
 * The cells. The pointer and the arrow keys move over them; a click or Enter opens the run of a cell, with Shift it adds
 * a lane. A finger has nothing to hover with: its first tap looks at a cell and the second opens it.
 */
export function MapDrawing(props: {
  readonly computed: Computed
  readonly named: Named
  readonly scale: ColorScale | null
}) {
  const { computed, named, scale } = props
  const { setup, cells, numbers } = computed
  const text = useText('map')
  const format = useFormat()
  const box = useRef<HTMLDivElement>(null)
  const { width, height } = useBox(box)
  const pointed = useStore(mapViewStore, (view) => view.pointed)
  const { form } = setup.shape
  const [, rows] = named.axes
  const down = rows?.ordered === false
  const left = form === 'grid' ? NAME_OF_ROWS + labelsWidth(rows.labels, LEAST_LABELS) : form === 'curve' ? 52 : 12
  const placed = useMemo(() => {
    const area: Area = {
      left,
      top: form === 'triangle' ? 26 : 10,
      right: Math.max(left + 40, width - 12),
      bottom: Math.max(60, height - (form === 'triangle' ? 26 : 40)),
    }
    return { area, ...(form === 'triangle' ? placeTriangle(cells, area) : placeGrid(cells, area, down)) }
  }, [cells, form, down, left, width, height])

  const at = ({ clientX, clientY }: { readonly clientX: number; readonly clientY: number }): number | null => {
    const rect = box.current?.getBoundingClientRect()
    if (!rect) return null
    const x = clientX - rect.left
    // Any height of a curve's column belongs to its cell.
    const y = form === 'curve' ? placed.centres[0][1] : clientY - rect.top
    return cellAt(placed, [x, y])
  }
  const lead = (cell: number, asLane: boolean) => (asLane ? addCellAsLane : openCell)(cells[cell])
  /** The cell that was looked at when a finger went down. */
  const before = useRef<number | null>(null)
  const onPointerDown = (event: PointerEvent) => {
    before.current = event.pointerType === 'touch' ? pointed : at(event)
    pointAt(at(event))
  }
  const onKey = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    const current = pointed ?? 0
    if (step) {
      event.preventDefault()
      const way = down ? ([step[0], -step[1]] as const) : step
      pointAt(pointed === null ? 0 : neighbour(cells, current, way))
    } else if (event.key === 'Enter' && pointed !== null) {
      event.preventDefault()
      lead(pointed, event.shiftKey)
    } else if (event.key === 'Escape') pointAt(null)
  }
  const shown = pointed !== null && pointed < cells.length ? pointed : null
  const reading =
    shown === null ? text('cell.none') : sentenceOn(named.place(cells[shown]), numbers[shown], setup, text, format)
  return (
    <div
      ref={box}
      className={`map-drawing ${form}`}
      data-testid="map-drawing"
      // As the charts: a slider whose value text is the reading of the cell.
      role="slider"
      tabIndex={0}
      aria-label={named.title}
      aria-valuemin={0}
      aria-valuemax={cells.length - 1}
      aria-valuenow={shown ?? 0}
      aria-valuetext={reading}
      onPointerMove={(event) => event.pointerType !== 'touch' && pointAt(at(event))}
      onPointerDown={onPointerDown}
      onClick={(event) => {
        const cell = at(event)
        if (cell !== null && before.current === cell) lead(cell, event.shiftKey)
      }}
      onKeyDown={onKey}
    >
      {width > 0 && (
        <>
          {form === 'curve' ? (
            <CurvePlot area={placed.area} placed={placed} computed={computed} axis={named.axes[0]} pointed={shown} />
          ) : (
            <CellsCanvas
              placed={placed}
              numbers={numbers}
              scale={scale}
              round={form === 'triangle'}
              width={width}
              height={height}
            />
          )}
          {form === 'grid' && <GridAxes area={placed.area} placed={placed} axes={named.axes} down={down} />}
          {setup.shape.form === 'triangle' && <TriangleAxes placed={placed} tasks={setup.shape.triangle.tasks} />}
          {form !== 'curve' && shown !== null && (
            <svg className="map-over" width={width} height={height} aria-hidden="true">
              <Ring
                at={placed.centres[shown]}
                width={placed.width}
                height={placed.height}
                round={form === 'triangle'}
              />
            </svg>
          )}
        </>
      )}
    </div>
  )
}

function Ring(props: {
  readonly at: readonly [number, number]
  readonly width: number
  readonly height: number
  readonly round: boolean
}) {
  const { at, width, height, round } = props
  if (round) return <circle className="map-ring" cx={at[0]} cy={at[1]} r={width / 2} />
  return <rect className="map-ring" x={at[0] - width / 2} y={at[1] - height / 2} width={width} height={height} rx={2} />
}

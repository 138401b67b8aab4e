import { useMemo } from 'react'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import type { FieldPath } from '../../core/config/paths'
import { valuesOf } from '../../core/maps/axes'
import type { MapCell } from '../../core/maps/cells'
import { type CellNumbers, cellNumbers, measureOf } from '../../core/maps/measures'
import { type Axis, type AxisValue, isRange, type MapSetup } from '../../core/maps/types'
import { type ComputeState, computeStore, mapResults } from '../../state/map/compute'
import { cellsFor, mapStore } from '../../state/map/store'
import { measureName, quantityName, valueName, type Words } from '../controls/quantityNames'
import { useQuantityWords } from '../controls/useQuantityWords'
import { useTrainingTasks } from '../hooks/useTasks'

export const useSetup = (): MapSetup => useStore(mapStore, (state) => state.setup)
export const useCompute = <U>(select: (state: ComputeState) => U): U => useStore(computeStore, useShallow(select))

export interface Computed {
  readonly setup: MapSetup
  readonly cells: readonly MapCell[]
  /** By cell. */
  readonly numbers: readonly CellNumbers[]
}

/** All cells with their numbers so far. */
export function useCells(): Computed {
  const setup = useSetup()
  const version = useCompute((state) => state.version)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `version` says when the results have changed
  return useMemo(() => {
    const cells = cellsFor(setup)
    return { setup, cells, numbers: cells.map((cell) => cellNumbers(setup, cell, mapResults())) }
  }, [setup, version])
}

export const useMapTasks = () => useTrainingTasks(useStore(mapStore, (state) => state.setup.base.config))

export const useWords = (): Words => useQuantityWords(useMapTasks())

export interface NamedAxis {
  readonly field: FieldPath
  readonly name: string
  readonly values: readonly AxisValue[]
  readonly labels: readonly string[]
  /** Values are numbers in order, so a line may join them. */
  readonly ordered: boolean
}

export interface Named {
  readonly axes: readonly NamedAxis[]
  readonly measure: string
  /** The whole map as a sentence. */
  readonly title: string
  /** Where a cell is: `Learning rate 0.01, Weighting MGDA`. */
  readonly place: (cell: MapCell) => string
}

/** The map in words. */
export function useNamed(): Named {
  const { base, shape, measure: id } = useSetup()
  const words = useWords()
  return useMemo(() => {
    const { config } = base
    const { map } = words
    const named = (axis: Axis): NamedAxis => {
      const values = valuesOf(config, axis)
      return {
        field: axis.field,
        name: quantityName(axis.field, config, words),
        values,
        labels: values.map((value) => valueName(axis.field, value, config, words)),
        ordered: isRange(axis),
      }
    }
    const found = measureOf(config, id)
    const measure = found ? measureName(found, config, words) : id
    const entry = (name: string, value: string) => map('cell.place', { name, value })
    const joint = map('cell.comma')
    if (shape.form === 'triangle') {
      const names = shape.triangle.tasks.map(words.taskName)
      return {
        axes: [],
        measure,
        title: map('drawing.triangle', { measure, a: names[0], b: names[1], c: names[2] }),
        place: ({ changes }) => changes.map(({ value }, k) => entry(names[k], words.number(Number(value)))).join(joint),
      }
    }
    const axes = shape.form === 'grid' ? [named(shape.x), named(shape.y)] : [named(shape.x)]
    const [x, y] = axes
    return {
      axes,
      measure,
      title: map(`drawing.${shape.form}`, { measure, x: x.name, y: y?.name ?? '' }),
      place: ({ at }) => axes.map((axis, d) => entry(axis.name, axis.labels[at[d]])).join(joint),
    }
  }, [base, shape, id, words])
}

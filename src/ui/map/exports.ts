import type { EngineKind } from '../../core/engines'
import type { CsvStyle } from '../../share/csvStyle'
import { mapCsv, type NamedCell } from '../../share/mapCsv'
import { saveFile } from '../files/saveFile'
import type { Computed, Named } from './useMap'

/** Saves all computed cells. */
export function saveMap(
  { setup, cells, numbers }: Computed,
  { axes, measure }: Named,
  words: { readonly seed: string; readonly diverged: string; readonly engine: string },
  engineName: (kind: EngineKind) => string,
  style: CsvStyle,
): void {
  const titles =
    setup.shape.form === 'triangle' ? setup.shape.triangle.tasks.map((id) => id) : axes.map(({ name }) => name)
  const named = cells.map((cell, k): NamedCell => {
    const place =
      axes.length === 0
        ? cell.changes.map(({ value }) => Number(value))
        : axes.map(({ values, labels }, d) => {
            const value = values[cell.at[d]]
            return typeof value === 'number' ? value : labels[cell.at[d]]
          })
    const engines = numbers[k].engines.map((kinds) => kinds.map(engineName).join(' + '))
    return { place, numbers: numbers[k], engines }
  })
  saveFile('csv', mapCsv({ place: titles, measure, ...words }, named, setup.seeds, style))
}

import type { CsvStyle } from '../../share/csvStyle'
import { landscapeJson } from '../../share/landscape'
import { landscapeCsv, type NamedPath } from '../../share/landscapeCsv'
import { pathsStore } from '../../state/landscape/paths'
import { landscapeStore } from '../../state/landscape/store'
import { saveFile } from '../files/saveFile'
import type { NamedMethod } from './useLandscape'

export async function saveLandscape(): Promise<void> {
  saveFile('json', landscapeJson(landscapeStore.getState().setup))
}

/** All paths as far as they are computed. */
export async function savePaths(methods: readonly NamedMethod[], style: CsvStyle): Promise<void> {
  const paths = pathsStore.getState().paths.flatMap((row, m) =>
    row.flatMap((path, j): NamedPath[] => {
      const method = methods[m]
      return path && method ? [{ method: method.name, start: j + 1, kept: path.kept }] : []
    }),
  )
  const pieces: string[] = []
  for (const piece of landscapeCsv(paths, style)) {
    pieces.push(piece)
    // A piece takes some milliseconds. The page can do other work in between.
    await new Promise((resolve) => setTimeout(resolve))
  }
  saveFile('csv', pieces)
}

import { lanesCsv } from '../../../share/csv'
import type { CsvStyle } from '../../../share/csvStyle'
import { historiesOf } from '../../../state/compare/curves'
import { comparisonFile } from '../../../state/compare/keep'
import { compareStore } from '../../../state/compare/store'
import { notify } from '../../../state/notices'
import { useComparedTasks } from '../../compare/useComparedTasks'
import { useLanes } from '../../compare/useLanes'
import { saveFile } from '../../files/saveFile'
import { useText } from '../../hooks/useText'
import { Exports } from '../../share/ExportMenu'
import { KeepMenu } from './KeepMenu'

/** Exports of a comparison (curves, file) and the comparisons kept in this browser. */
export function LanesFiles() {
  const text = useText('compare')
  const lanes = useLanes()
  const tasks = useComparedTasks()
  return (
    <>
      <Exports
        onCurves={(style) =>
          saveCurves(
            lanes.map(({ name }) => name),
            tasks.map(({ name }) => name),
            style,
          )
        }
        fileLabel={text('keep.save')}
        onFile={async () => saveFile('json', comparisonFile())}
      />
      <KeepMenu />
    </>
  )
}

async function saveCurves(laneNames: readonly string[], taskNames: readonly string[], style: CsvStyle): Promise<void> {
  const { comparison, runs } = compareStore.getState()
  const curves = comparison.lanes.flatMap((_, lane) => {
    const seeds = runs.filter((run) => run.lane === lane).map(({ seed }) => seed)
    return historiesOf(lane).map((history, k) => ({ lane: laneNames[lane], seed: seeds[k], history }))
  })
  if (curves.every(({ history }) => history.length === 0)) {
    notify({ kind: 'info', key: 'nothingToExport' })
    return
  }
  const pieces: string[] = []
  for (const piece of lanesCsv(curves, taskNames, style)) {
    pieces.push(piece)
    // Sixty-four runs are millions of digits, so the page gets time to paint and respond in between.
    await new Promise((resolve) => setTimeout(resolve))
  }
  saveFile('csv', pieces)
}

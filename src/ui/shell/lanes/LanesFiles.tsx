import { useStore } from 'zustand'
import { type CsvTask, lanesCsv } from '../../../share/csv'
import type { CsvStyle } from '../../../share/csvStyle'
import { historiesOf } from '../../../state/compare/curves'
import { comparisonFile, keep, keptComparisons, openKept } from '../../../state/compare/keep'
import { compareStore } from '../../../state/compare/store'
import { notify } from '../../../state/notices'
import { useComparedTasks } from '../../compare/useComparedTasks'
import { useLanes } from '../../compare/useLanes'
import { KeepMenu } from '../../controls/KeepMenu'
import { saveFile } from '../../files/saveFile'
import { useFormat } from '../../hooks/useFormat'
import { useText } from '../../hooks/useText'
import { Exports } from '../../share/ExportMenu'

/** Exports of a comparison (curves, file) and the comparisons kept in this browser. */
export function LanesFiles() {
  const kept = useText('kept')
  const lanes = useLanes()
  const tasks = useComparedTasks()
  return (
    <>
      <Exports
        onCurves={(style) =>
          saveCurves(
            lanes.map(({ name }) => name),
            tasks,
            style,
          )
        }
        fileLabel={kept('save')}
        onFile={async () => saveFile('json', comparisonFile())}
      />
      <KeepComparison />
    </>
  )
}

function KeepComparison() {
  const text = useText('compare')
  const format = useFormat()
  const name = useStore(compareStore, (state) => state.name)
  return (
    <KeepMenu
      shelf={keptComparisons}
      name={name}
      words={text}
      describe={({ lanes, runs, step }, date) =>
        text('keep.what', {
          lanes: format.integer(lanes),
          runs: format.integer(runs),
          step: format.integer(step),
          date,
        })
      }
      onKeep={keep}
      onOpen={openKept}
      file={comparisonFile}
    />
  )
}

async function saveCurves(laneNames: readonly string[], tasks: readonly CsvTask[], style: CsvStyle): Promise<void> {
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
  for (const piece of lanesCsv(curves, tasks, style)) {
    pieces.push(piece)
    // Sixty-four runs are millions of digits, so the page gets time to paint and respond in between.
    await new Promise((resolve) => setTimeout(resolve))
  }
  saveFile('csv', pieces)
}

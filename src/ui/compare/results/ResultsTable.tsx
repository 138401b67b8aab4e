import { useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { FEWEST_SEEDS } from '../../../core/measures/paired'
import { addBaselines, setThreshold } from '../../../state/compare/actions'
import { lastCommonStep } from '../../../state/compare/results'
import { compareStore } from '../../../state/compare/store'
import { NumberEntry } from '../../controls/NumberEntry'
import { Select } from '../../controls/Select'
import { useBox } from '../../hooks/useBox'
import { useFormat } from '../../hooks/useFormat'
import { describedBy, useLocked } from '../../hooks/useLocked'
import { useText } from '../../hooks/useText'
import { useLanes } from '../useLanes'
import { CopyMenu } from './CopyMenu'
import { ResultsGrid } from './ResultsGrid'
import './resultsTable.css'
import { type Shown, shownColumns } from './shownColumns'
import { AskTrial, TrialFindings, useTrial } from './Trial'
import { type ResultColumn, type ResultModel, resultModel } from './tableModel'
import { absencesIn, type Sorting, sortedRows, standing, unsorted } from './tableReading'
import { useColumnText, useResults, useResultTasks } from './useResults'

/** The numbers of every lane, and which of their differences are significant. */
export function ResultsTable() {
  return (
    <section className="card results-card" id="results" tabIndex={-1} aria-labelledby="results-title">
      <Results />
    </section>
  )
}

function Results() {
  const results = useResults()
  const tasks = useResultTasks()
  const model = useMemo(() => resultModel(results, tasks), [results, tasks])
  const [sorting, setSorting] = useState<Sorting>(unsorted)
  const [shown, setShown] = useState<Shown | null>(null)
  const rows = sortedRows(model, sorting)
  const box = useRef<HTMLDivElement>(null)
  const columns = shownColumns(model.columns, shown, useBox(box).width)
  const trained = lastCommonStep() >= 0
  const trial = useTrial()
  return (
    <>
      <Head model={model} shown={shown} onShow={setShown}>
        <CopyMenu model={model} rows={rows} columns={columns} disabled={!trained} />
        <AskTrial />
      </Head>
      <ResultsGrid model={model} rows={rows} columns={columns} box={box} sorting={sorting} onSort={setSorting} />
      {trial ? (
        <TrialFindings trial={trial} results={results} />
      ) : (
        <Caption model={model} columns={columns} sorting={sorting} shown={shown} trained={trained} />
      )}
    </>
  )
}

function Head(props: {
  readonly model: ResultModel
  readonly shown: Shown | null
  readonly onShow: (shown: Shown | null) => void
  readonly children: React.ReactNode
}) {
  const text = useText('compareResults')
  const locked = useLocked('compare')
  const threshold = useStore(compareStore, ({ comparison }) => comparison.threshold)
  return (
    <div className="card-head results-head">
      <h2 id="results-title">{useTitle(props.model)}</h2>
      <span className="results-threshold" title={text('table.thresholdHint')}>
        {text('table.threshold')}
        <NumberEntry label={text('table.thresholdHint')} value={threshold} min={0} max={1} onChange={setThreshold} />
      </span>
      <Select
        label={text('table.show')}
        value={props.shown ?? ''}
        options={[
          { value: '', label: text('table.show') },
          { value: 'both', label: text('table.both') },
          { value: 'metric', label: text('table.metricOnly') },
          { value: 'loss', label: text('table.lossOnly') },
        ]}
        onChange={(value) => props.onShow(value === '' ? null : (value as Shown))}
      />
      {!props.model.baselines && (
        <button
          type="button"
          className="btn small"
          title={text('table.baselinesHint')}
          disabled={locked}
          aria-describedby={describedBy(locked)}
          onClick={addBaselines}
        >
          {text('table.baselines')}
        </button>
      )}
      {props.children}
    </div>
  )
}

function useTitle({ rows }: ResultModel): string {
  const text = useText('compareResults')
  const counts = [...new Set(rows.map(({ seeds }) => seeds))]
  const lanes = rows.length
  if (counts.length > 1) return text('table.titleMixed', { lanes })
  if (counts[0] === 1) return text('table.titleOneSeed', { lanes })
  return text('table.title', { lanes, seeds: counts[0] ?? 0 })
}

/** Explains bold, grey and dashes, and names the best lane of the sorted column. */
function Caption(props: {
  readonly model: ResultModel
  /** The columns that are shown. */
  readonly columns: readonly ResultColumn[]
  readonly sorting: Sorting
  readonly shown: Shown | null
  readonly trained: boolean
}) {
  const { model, sorting, shown } = props
  const text = useText('compareResults')
  const format = useFormat()
  const lanes = useLanes()
  const { title } = useColumnText()
  if (!props.trained) return <p className="hint results-caption">{text('table.waiting')}</p>
  const first = model.columns.find(({ kind }) => kind === (shown === 'loss' ? 'loss' : 'metric'))
  const column = model.columns.find(({ id }) => id === sorting.column) ?? first
  const found = column ? standing(model, column.id) : null
  const absences = absencesIn(model, props.columns)
  const names = (of: readonly number[]) => of.map((lane) => lanes[lane]?.name ?? '').join(text('table.comma'))
  return (
    <p className="hint results-caption">
      <span className="num">{text('table.atStep', { step: format.integer(lastCommonStep()) })}</span>
      {' · '}
      {model.commonSeeds >= FEWEST_SEEDS
        ? text('table.boldGrey', { seeds: model.commonSeeds })
        : text('table.fewSeeds', { fewest: FEWEST_SEEDS })}{' '}
      {column && found && (
        <b>
          {text(`table.standing.${found.kind}`, {
            column: title(column),
            best: names(found.best),
            tied: names(found.tied),
            count: found.best.length,
          })}{' '}
          {found.without.length > 0 && text('table.without', { lanes: names(found.without) })}
        </b>
      )}
      {absences.length > 0 && (
        <span data-testid="absences">
          {' '}
          {text('table.dash', { why: absences.map((why) => text(`table.absent.${why}`)).join(' ') })}
        </span>
      )}
    </p>
  )
}

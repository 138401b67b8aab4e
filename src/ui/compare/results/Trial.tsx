import { useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import { FEWEST_SEEDS, type Verdict } from '../../../core/measures/paired'
import { isLowerBetter } from '../../../core/metrics/names'
import { backToBefore, beforeStore } from '../../../state/compare/before'
import type { LaneResult } from '../../../state/compare/results'
import { compareStore, lanesPopulation } from '../../../state/compare/store'
import {
  askWhetherReal,
  mostTrialSeeds,
  type Trial,
  trialOf,
  trialSeeds,
  trialSteps,
  trialStore,
} from '../../../state/compare/trial'
import { Disclosed } from '../../controls/Disclosed'
import { Select } from '../../controls/Select'
import { useFormat } from '../../hooks/useFormat'
import { useLocked } from '../../hooks/useLocked'
import { useMetricName } from '../../hooks/useMetricText'
import type { NamedTask } from '../../hooks/useTasks'
import { useText } from '../../hooks/useText'
import { useComparedTasks } from '../useComparedTasks'
import { useLanes } from '../useLanes'
import { LaneMark } from './LaneMark'
import { findingOf, trialVerdicts } from './trialModel'
import { useResultTasks } from './useResults'
import './trial.css'

/** The button that starts a trial, and a form that says what it will do. */
export function AskTrial() {
  const text = useText('compareResults')
  return (
    <Disclosed
      label={text('trial.ask')}
      locked={useLocked('compare')}
      className="btn small on"
      button={text('trial.ask')}
    >
      {(close) => <TrialForm close={close} />}
    </Disclosed>
  )
}

function TrialForm({ close }: { readonly close: () => void }) {
  const text = useText('compareResults')
  const format = useFormat()
  const comparison = useStore(compareStore, (state) => state.comparison)
  const step = useStore(lanesPopulation.store, (state) => state.step)
  const most = mostTrialSeeds(comparison)
  const [wanted, setWanted] = useState(most)
  const seeds = Math.min(wanted, most)
  const steps = trialSteps(comparison, step)
  const lanes = comparison.lanes.length
  const choices = Array.from({ length: Math.max(1, most - FEWEST_SEEDS + 1) }, (_, k) => Math.max(1, most - k))
  return (
    <div className="trial-form">
      <p>{text('trial.what')}</p>
      <p className="trial-line">
        <Select
          label={text('trial.seeds')}
          value={String(seeds)}
          options={choices.map((count) => ({ value: String(count), label: String(count) }))}
          onChange={(value) => setWanted(Number(value))}
        />
        {text('trial.seeds')}
        <span className="hint num">({trialSeeds(comparison, seeds).join(', ')})</span>
      </p>
      <p className="hint num">
        {steps > 0
          ? text('trial.steps', { steps: format.integer(steps), runs: lanes * seeds })
          : text('trial.trainFirst')}
      </p>
      {lanes < 2 && <p className="hint">{text('trial.oneLane')}</p>}
      <button
        type="button"
        className="btn on"
        disabled={steps <= 0 || lanes < 2}
        onClick={() => {
          close()
          askWhetherReal(seeds)
        }}
      >
        {text('trial.start')}
      </button>
    </div>
  )
}

/** The current trial of the lanes; null if there is none. */
export function useTrial(): Trial | null {
  const comparison = useStore(compareStore, (state) => state.comparison)
  return trialOf(useStore(trialStore), comparison)
}

/** While the trial trains, its progress; after its end, one sentence per lane. */
export function TrialFindings(props: { readonly trial: Trial; readonly results: readonly LaneResult[] }) {
  const { trial, results } = props
  const text = useText('compareResults')
  const format = useFormat()
  const ended = useEnded(trial)
  const before = useStore(beforeStore, (state) => state.before)
  return (
    <section className="trial" aria-label={text('trial.title')}>
      <div className="trial-head">
        <h3>{text('trial.title')}</h3>
        <span className="hint num">
          {text('trial.fixed', {
            first: trial.seeds[0],
            last: trial.seeds[trial.seeds.length - 1],
            steps: format.integer(trial.steps),
          })}
        </span>
        {ended && <Choices />}
        {before && (
          <button type="button" className="btn small" onClick={backToBefore}>
            {text('trial.back')}
          </button>
        )}
      </div>
      {ended ? <Sentences results={results} /> : <Waiting trial={trial} />}
    </section>
  )
}

function useEnded({ steps }: Trial): boolean {
  return useStore(
    lanesPopulation.store,
    ({ status, step }) => status === 'stopped' || (step >= steps && status !== 'loading'),
  )
}

/** Re-renders on every frame; nothing else here does. */
function Waiting({ trial }: { readonly trial: Trial }) {
  const text = useText('compareResults')
  const format = useFormat()
  const { paused, step } = useStore(
    lanesPopulation.store,
    useShallow((state) => ({ paused: state.status === 'paused', step: state.step })),
  )
  const values = { step: format.integer(step), steps: format.integer(trial.steps) }
  return <p className="note num">{text(paused ? 'trial.paused' : 'trial.waits', values)}</p>
}

/** Index of the lane that the others are compared with. */
function useReference(): number {
  const lanes = useLanes()
  const reference = useStore(trialStore, (state) => state.reference)
  return Math.max(
    0,
    lanes.findIndex(({ id }) => id === reference),
  )
}

function Choices() {
  const text = useText('compareResults')
  const lanes = useLanes()
  const at = useReference()
  const measure = useStore(trialStore, (state) => state.measure)
  return (
    <span className="trial-line">
      {text('trial.reference')}
      <Select
        label={text('trial.reference')}
        value={lanes[at]?.id ?? ''}
        options={lanes.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(value) => trialStore.setState({ reference: value })}
      />
      {text('trial.by')}
      <Select
        label={text('trial.by')}
        value={measure}
        options={useMeasures()}
        onChange={(value) => trialStore.setState({ measure: value })}
      />
    </span>
  )
}

function Sentences({ results }: { readonly results: readonly LaneResult[] }) {
  const text = useText('compareResults')
  const lanes = useLanes()
  const tasks = useResultTasks()
  const measure = useStore(trialStore, (state) => state.measure)
  const at = useReference()
  const { verdicts, tested, without, nothing } = useMemo(
    () => trialVerdicts(results, tasks, measure, at),
    [results, tasks, measure, at],
  )
  const name = (lane: number) => lanes[lane]?.name ?? ''
  return (
    <>
      {nothing && <p className="note">{text(`trial.${nothing}`, { reference: name(at) })}</p>}
      <ul className="trial-findings" aria-live="polite">
        {verdicts.map((one) => (
          <li key={one.lane} className={one.convincing ? 'convincing' : undefined}>
            {lanes[one.lane] && <LaneMark lane={lanes[one.lane]} />}
            <Sentence verdict={one} tested={tested} reference={at} result={results[one.lane]} />
          </li>
        ))}
        {without.map((lane) => (
          <li key={lane}>
            {lanes[lane] && <LaneMark lane={lanes[lane]} />}
            {text('trial.noNumber', { lane: name(lane) })}
          </li>
        ))}
      </ul>
      <p className="hint">{text('trial.method')}</p>
    </>
  )
}

const isError = ({ metric }: NamedTask): boolean => isLowerBetter(metric)

function useMeasures() {
  const text = useText('compareResults')
  const named = useComparedTasks()
  const metricName = useMetricName()
  return [
    { value: 'meanMetric', label: text(named.some(isError) ? 'trial.meanScore' : 'trial.meanMetric') },
    ...named.flatMap(({ id, name, metric, unit }) => [
      { value: `metric ${id}`, label: text('table.metric', { task: name, metric: metricName({ metric, unit }) }) },
      { value: `loss ${id}`, label: text('table.loss', { task: name }) },
    ]),
  ]
}

const LEAST_P = 0.001

function Sentence(props: {
  readonly verdict: Verdict
  readonly tested: number
  readonly reference: number
  readonly result: LaneResult | undefined
}) {
  const { verdict, tested, result } = props
  const text = useText('compareResults')
  const format = useFormat()
  const lanes = useLanes()
  const p = verdict.pCorrected ?? Number.NaN
  const plain =
    p < LEAST_P ? text('trial.pSmall', { p: LEAST_P }) : text('trial.p', { p: format.fixed(p, p < 0.1 ? 3 : 2) })
  const diverged = result?.ends.filter((end) => end !== null).length ?? 0
  return (
    <span className="num">
      {text(`trial.${findingOf(verdict)}`, {
        lane: lanes[verdict.lane]?.name ?? '',
        reference: lanes[props.reference]?.name ?? '',
        wins: verdict.wins,
        losses: verdict.losses,
        seeds: verdict.seeds,
        fewest: FEWEST_SEEDS,
        p: tested > 1 ? text('trial.corrected', { p: plain, count: tested }) : plain,
      })}
      {diverged > 0 && ` ${text('table.divergedIn', { count: diverged, seeds: result?.seeds.length ?? 0 })}`}
    </span>
  )
}

import type { RunConfig } from '../../core/config/types'
import type { LooseOptions } from '../../core/options'
import { problemOf } from '../../core/problems/all'
import { useFormat } from '../hooks/useFormat'
import { useConfig, useRun } from '../hooks/useStores'
import { useEnabledTasks } from '../hooks/useTasks'
import { type Text, useText } from '../hooks/useText'
import { usePrinting } from '../print/Printing'
import { PrintSheet } from '../print/PrintSheet'

/** The run's set-up in words. Shown only in print. */
export function RunSheet() {
  return usePrinting() ? <Sheet /> : null
}

function Sheet() {
  const settings = useText('settings')
  const problems = useText('problems')
  const tasks = useText('tasks')
  const weighting = useText('weighting')
  const curves = useText('curves')
  const format = useFormat()
  const config = useConfig((current) => current)
  const step = useRun((run) => run.step)
  return (
    <PrintSheet
      lines={[
        [weighting('pick'), useMethodInWords(config)],
        [tasks('title'), useTasksInWords()],
        [tasks('data'), dataInWords(config, problems, tasks, format)],
        [settings('network'), useNetworkInWords(config)],
        [settings('training'), `${useTrainingInWords(config)}; ${curves('atStep', { step: format.integer(step) })}`],
      ]}
    />
  )
}

type Format = ReturnType<typeof useFormat>

const joined = (words: readonly (string | false)[]): string => words.filter(Boolean).join(', ')

/** The chosen options, each as label and value. */
function optionsInWords(options: LooseOptions, text: (key: string) => string | undefined, format: Format): string[] {
  return Object.entries(options).map(([name, value]) => {
    const label = text(`${name}.label`) ?? name
    if (typeof value === 'number') return `${label} ${format.significant(value)}`
    return `${label}: ${text(`${name}.values.${value}`) ?? (typeof value === 'string' ? value : JSON.stringify(value))}`
  })
}

function useMethodInWords({ weighting: { id, options, modifiers } }: RunConfig): string {
  const methods = useText('methods')
  const format = useFormat()
  return joined([
    methods.maybe(`${id}.name`) ?? id,
    ...optionsInWords(options, (key) => methods.maybe(`${id}.options.${key}`), format),
    ...modifiers.map((modifier) => `+ ${methods.maybe(`modifiers.${modifier.id}.name`) ?? modifier.id}`),
  ])
}

function useTasksInWords(): string {
  const losses = useText('losses')
  const settings = useText('settings')
  const format = useFormat()
  const named = useEnabledTasks().map(({ name, config: { loss, weight } }) =>
    settings('printedTask', {
      task: name,
      loss: losses.maybe(`${loss.id}.name`) ?? loss.id,
      weight: format.significant(weight),
    }),
  )
  return named.join(' · ')
}

const dataInWords = (
  { problem }: RunConfig,
  problems: Text<'problems'>,
  tasks: Text<'tasks'>,
  format: Format,
): string =>
  joined([
    problems.maybe(`names.${problem.id}`) ?? problem.id,
    `${tasks('samples')} ${format.integer(Math.min(problem.samples, problemOf({ problem }).rows ?? problem.samples))}`,
    `${tasks('testFraction')} ${format.percent(problem.testFraction)}`,
    `${tasks('dataSeed')} ${format.integer(problem.seed)}`,
  ])

function useNetworkInWords({ network }: RunConfig): string {
  const text = useText('settings')
  const activations = useText('activations')
  const format = useFormat()
  const widths = (layers: readonly number[]) => layers.map(format.integer).join(' · ')
  return joined([
    `${text('trunk')} ${widths(network.trunk)}`,
    activations.maybe(network.activation) ?? network.activation,
    `${text('heads')} ${network.head.length > 0 ? widths(network.head) : text('linearHeads')}`,
    network.batchNorm && text('batchNorm'),
    network.dropout > 0 && `${text('dropout')} ${format.significant(network.dropout)}`,
  ])
}

const NUMBERS = ['warmup', 'oversampling', 'l1', 'l2', 'clipValue', 'clipNorm'] as const

function useTrainingInWords({ training }: RunConfig): string {
  const text = useText('settings')
  const optimizers = useText('optimizers')
  const schedules = useText('schedules')
  const format = useFormat()
  const { optimizer, schedule } = training
  return joined([
    optimizers.maybe(`${optimizer.id}.name`) ?? optimizer.id,
    ...optionsInWords(optimizer.options, (key) => optimizers.maybe(`${optimizer.id}.options.${key}`), format),
    `${text('learningRate')} ${format.significant(training.learningRate)}`,
    training.headRate !== 1 && `${text('headRate')} × ${format.significant(training.headRate)}`,
    `${text('batchSize')} ${format.integer(training.batchSize)}`,
    `${text('schedule')}: ${schedules.maybe(`${schedule.id}.name`) ?? schedule.id}`,
    ...NUMBERS.map((name) => training[name] > 0 && `${text(name)} ${format.significant(training[name])}`),
    `${text('seed')} ${format.integer(training.seed)}`,
  ])
}

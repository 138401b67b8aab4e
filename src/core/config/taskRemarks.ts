/** Finds what keeps one task from being learned, in its labels, targets, loss and test points. */

import { lossById } from '../losses/all'
import { AUTO, type OptionDescriptors, withDefaults } from '../options'
import { problemOf } from '../problems/all'
import { givenOf, hasProduct } from '../problems/given'
import { targetOf, taskKind, taskOutputs } from '../problems/targets'
import { taskPath } from './paths'
import { batchSizeOf } from './program'
import { type Remark, type Remedy, remedy } from './remark'
import type { TaskFacts } from './taskFacts'
import type { RunConfig, TaskConfig } from './types'

/** A network with parameters around 1 cannot output numbers of this size. */
const HUGE = 1e9
/** If the share of flipped labels is this close to that of random labels, the labels carry no information. */
const NEAR_CHANCE = 0.03
const USUAL_SAMPLES = 600
const USUAL_TEST = 0.3

export function remarksOnTask(config: RunConfig, task: TaskConfig, facts: TaskFacts): Remark[] {
  return [
    ...onProduct(config, task),
    ...onLabels(config, task, facts),
    ...onTargets(config, task, facts),
    ...onTest(config, task, facts),
  ]
}

const isTyped = ({ problem }: RunConfig, { target }: TaskConfig): boolean =>
  targetOf(problemOf({ problem }), target).typed !== undefined

const isProduct = ({ problem, tasks }: RunConfig, task: TaskConfig): boolean =>
  givenOf(
    problemOf({ problem }),
    tasks.filter(({ enabled }) => enabled),
    task,
  ) !== null

/** A product needs two probabilities. */
function onProduct(config: RunConfig, task: TaskConfig): Remark[] {
  if (!task.product || !hasProduct(problemOf(config), task) || isProduct(config, task)) return []
  const fields = [taskPath(task.id, 'product')]
  return [{ key: 'noCondition', fields, values: {}, remedy: remedy('noProduct', fields[0], false) }]
}

/** More rows, of which some may have a label. Neither a table nor points that a person has put down can grow. */
function moreRows({ problem }: RunConfig, { target }: TaskConfig): Remedy | undefined {
  const { rows = USUAL_SAMPLES, targets } = problemOf({ problem })
  const most = Math.min(rows, USUAL_SAMPLES)
  if (problem.samples >= most || targetOf({ targets }, target).dotted) return undefined
  return remedy('samples', 'problem.samples', most)
}

function onLabels(config: RunConfig, task: TaskConfig, { train }: TaskFacts): Remark[] {
  const fields = [taskPath(task.id, 'labels')]
  const all = task.labels < 1 ? remedy('labels', fields[0], 1) : undefined
  const product = isProduct(config, task)
  if (train.labelled === 0 && !product) {
    // A formula may have no values; see `noTargets`.
    if (!all && isTyped(config, task)) return []
    // Few rows meet a condition, and a table may have gaps.
    const at = all ? fields : [taskPath(task.id, 'target')]
    return [{ key: 'noLabels', fields: at, values: {}, remedy: all ?? moreRows(config, task) }]
  }
  const found: Remark[] = []
  // The facts are those of the task alone, without the one whose rows all count in a product.
  const share = product ? task.labels : train.labelled / train.rows
  const labelled = Math.round(share * train.rows)
  const classes = product ? [labelled - train.classes[1], train.classes[1]] : train.classes
  const batch = batchSizeOf(config, train.rows)
  const { oversampling } = config.training
  const tasks = config.tasks.filter(({ enabled }) => enabled).length
  // Oversampling draws its part evenly over the tasks; a full batch has all labels.
  const usual = batch < train.rows ? (1 - oversampling) * share + oversampling / tasks : share
  // Most batches have no label of the task.
  if ((1 - usual) ** batch > 0.5) {
    const wanted = Math.min(train.rows, Math.ceil(3 / usual))
    found.push({
      key: 'labelsRare',
      fields,
      values: { batch, steps: Math.round(1 / (1 - (1 - usual) ** batch)), wanted },
      remedy: remedy('wantedBatch', 'training.batchSize', wanted),
    })
  }
  if (classes.filter((count) => count > 0).length === 1) {
    const thinned = task.rare < 1 ? [taskPath(task.id, 'rare')] : []
    const kept = thinned.map((field) => remedy('rare', field, 1))
    found.push({
      key: 'oneClass',
      fields: [...thinned, ...fields],
      values: { rows: labelled },
      remedy: kept[0] ?? all ?? moreRows(config, task),
    })
  }
  return [...found, ...onBalance(task, classes)]
}

/** A class without a label has no balanced weight, so the weight 1 stands in for it. */
function onBalance(task: TaskConfig, classes: readonly number[]): Remark[] {
  const { classWeights, positiveWeight } = task.loss.options
  const own = Array.isArray(classWeights) ? classWeights : []
  const missing = classes.findIndex((count, k) => count === 0 && (own[k] === AUTO || positiveWeight === AUTO))
  if (missing < 0) return []
  const binary = positiveWeight === AUTO
  const at = taskPath(task.id, `loss.options.${binary ? 'positiveWeight' : 'classWeights'}`)
  const change = remedy('plainWeights', at, binary ? 1 : [])
  return [{ key: 'classMissing', fields: [at, taskPath(task.id, 'loss.id')], values: { missing }, remedy: change }]
}

function onTargets(config: RunConfig, task: TaskConfig, { train }: TaskFacts): Remark[] {
  const of = problemOf(config)
  const at = (name: string) => taskPath(task.id, name)
  if (taskKind(of, task) !== 'regression') {
    const classes = Math.max(taskOutputs(of, task), 2)
    if (Math.abs(task.noise - (1 - 1 / classes)) >= NEAR_CHANCE) return []
    const less = remedy('noise', at('noise'), 0.1)
    return [{ key: 'labelsRandom', fields: [at('noise')], values: { classes }, remedy: less }]
  }
  const { labelled, distinct, least, most, negative } = train
  const typed = isTyped(config, task)
  const source = at(typed ? 'expression' : 'target')
  if (labelled === 0) return typed && task.labels === 1 ? [{ key: 'noTargets', fields: [source], values: {} }] : []
  if (labelled > 1 && distinct === 1) return [{ key: 'constantTarget', fields: [source], values: { value: least } }]
  const found: Remark[] = []
  const size = Math.max(Math.abs(least), Math.abs(most))
  if (size >= HUGE) found.push({ key: 'hugeTargets', fields: [source, at('scale')], values: { size } })
  const loss = lossById(task.loss.id)
  if (loss.properties.targets === 'nonNegative' && negative > 0) {
    found.push({
      key: 'negativeTargets',
      fields: [at('loss.id')],
      values: { share: negative / labelled, least },
      remedy: remedy('squaredError', at('loss.id'), 'mse'),
    })
  }
  const { epsilon } = withDefaults(loss.options as OptionDescriptors, task.loss.options) as { epsilon?: number }
  const half = (most - least) / 2
  if (loss.id === 'epsilonInsensitive' && epsilon !== undefined && epsilon >= half) {
    found.push({
      key: 'tubeTooWide',
      fields: [at('loss.options.epsilon'), at('loss.id')],
      values: { epsilon, wanted: Number((half / 10).toPrecision(2)) },
      remedy: remedy('epsilon', at('loss.options.epsilon'), Number((half / 10).toPrecision(2))),
    })
  }
  return found
}

/** Finds test points that all have the same target, so that the test measures nothing. */
function onTest(config: RunConfig, task: TaskConfig, { train, test }: TaskFacts): Remark[] {
  const { problem } = config
  if (test.distinct !== 1 || train.distinct < 2) return []
  const more =
    problem.testFraction < USUAL_TEST
      ? remedy('testFraction', 'problem.testFraction', USUAL_TEST)
      : moreRows(config, task)
  return [
    {
      key: taskKind(problemOf(config), task) === 'regression' ? 'testConstant' : 'testOneClass',
      fields: [taskPath(task.id, 'target'), 'problem.testFraction'],
      values: { rows: test.labelled },
      remedy: more,
    },
  ]
}

/**
 * The same network in plain tfjs, written with tensors, autodiff and its Adam optimizer. Runs train one after another.
 * With the Gramian there is one backward pass for each task, since autodiff needs it, and G Gᵀ is read back.
 */
import * as tf from '@tensorflow/tfjs'
import { BATCH, type Contestant, inputValue, RATE, rowOf, type Shape, TRUNK, targetValue } from './contest'

interface Dense {
  readonly weight: tf.Variable
  readonly bias: tf.Variable
}
interface Network {
  readonly trunk: readonly Dense[]
  readonly heads: readonly Dense[]
}

export async function naive({ tasks, gramian }: Shape): Promise<Contestant> {
  // By default tfjs refuses software WebGL.
  tf.env().set('SOFTWARE_WEBGL_ENABLED', true)
  await tf.setBackend('webgl')
  const network = networkOf(tasks)
  const optimizer = tf.train.adam(RATE)
  return {
    runsAtOnce: 1,
    step: (step) => tf.tidy(() => (gramian ? gramianStep : plainStep)(network, optimizer, step, tasks)),
    drain: () => void network.trunk[0].weight.dataSync(),
    dispose() {
      for (const { weight, bias } of [...network.trunk, ...network.heads]) tf.dispose([weight, bias])
      optimizer.dispose()
    },
  }
}

function networkOf(tasks: number): Network {
  const dense = (inputs: number, outputs: number): Dense => ({
    weight: tf.variable(tf.randomNormal([inputs, outputs], 0, 1 / Math.sqrt(inputs))),
    bias: tf.variable(tf.zeros([outputs])),
  })
  return {
    trunk: TRUNK.map((width, layer) => dense(layer === 0 ? 2 : TRUNK[layer - 1], width)),
    heads: Array.from({ length: tasks }, () => dense(TRUNK[TRUNK.length - 1], 1)),
  }
}

/** Losses of all tasks, or of one task only. */
function lossesOf({ trunk, heads }: Network, step: number, one?: number): tf.Scalar[] {
  const rows = Array.from({ length: BATCH }, (_, b) => rowOf(step, b))
  let x = tf.tensor2d(rows.map((row) => [inputValue(row, 0), inputValue(row, 1)]))
  for (const { weight, bias } of trunk) x = tf.tanh(tf.add(tf.matMul(x, weight as tf.Tensor2D), bias))
  return (one === undefined ? [...heads.keys()] : [one]).map((task) => {
    const { weight, bias } = heads[task]
    const z = tf.add(tf.matMul(x, weight as tf.Tensor2D), bias)
    const y = tf.tensor2d(rows.map((row) => [targetValue(task, row)]))
    return tf.mean(tf.squaredDifference(z, y)) as tf.Scalar
  })
}

/** A step with known weights: autodiff of the weighted sum. */
function plainStep(network: Network, optimizer: tf.Optimizer, step: number, tasks: number): void {
  optimizer.minimize(() => {
    const losses = lossesOf(network, step)
    return tf.mul(tf.addN(losses), 1 / tasks) as tf.Scalar
  })
}

/** Gradients of each task, their Gramian read back, then the weighted sum into the optimizer. */
function gramianStep(network: Network, optimizer: tf.Optimizer, step: number, tasks: number): void {
  const shared = network.trunk.flatMap(({ weight, bias }) => [weight, bias])
  const perTask = network.heads.map(({ weight, bias }, task) =>
    tf.variableGrads(() => lossesOf(network, step, task)[0], [...shared, weight, bias]),
  )
  const flat = perTask.map(({ grads }) => tf.concat(shared.map(({ name }) => tf.reshape(grads[name], [-1]))))
  const gradients = tf.stack(flat) as tf.Tensor2D
  tf.matMul(gradients, gradients, false, true).dataSync()
  const combined: Record<string, tf.Tensor> = {}
  for (const { name } of shared) {
    combined[name] = tf.mul(tf.addN(perTask.map(({ grads }) => grads[name])), 1 / tasks)
  }
  for (const [task, { weight, bias }] of network.heads.entries()) {
    for (const { name } of [weight, bias]) combined[name] = tf.mul(perTask[task].grads[name], 1 / tasks)
  }
  optimizer.applyGradients(combined)
}

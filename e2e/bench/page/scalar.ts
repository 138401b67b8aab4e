/**
 * The same network as an object graph, like the well-known playground trains it: an object for each unit and for each
 * weight, one sample at a time, with derivatives summed in the links until the end of the batch. With the Gramian there
 * is one backward pass for each task and sample, and each link has a list of derivatives by task.
 */
import { BATCH, type Contestant, inputValue, RATE, rowOf, type Shape, TRUNK, targetValue } from './contest'

class Link {
  /** Derivative of the last sample, and sums and number of derivatives since the last update, by slot. */
  derivative = 0
  derivatives: number[]
  gathered = 0
  isDead = false
  first = 0
  second = 0
  constructor(
    readonly from: Unit,
    readonly to: Unit,
    public weight: number,
    tasks: number,
  ) {
    this.derivatives = new Array<number>(tasks).fill(0)
  }
}

class Unit {
  readonly incoming: Link[] = []
  readonly outgoing: Link[] = []
  bias = 0
  biasDerivatives: number[]
  gathered = 0
  first = 0
  second = 0
  totalInput = 0
  output = 0
  outputDerivative = 0
  inputDerivative = 0
  constructor(
    readonly activation: { value(z: number): number; derivative(a: number): number },
    tasks: number,
  ) {
    this.biasDerivatives = new Array<number>(tasks).fill(0)
  }
  update(): void {
    this.totalInput = this.bias
    for (const link of this.incoming) this.totalInput += link.weight * link.from.output
    this.output = this.activation.value(this.totalInput)
  }
}

const TANH = { value: Math.tanh, derivative: (a: number) => 1 - a * a }
const LINEAR = { value: (z: number) => z, derivative: () => 1 }

export function scalar({ tasks, gramian }: Shape): Contestant {
  const slots = gramian ? tasks : 1
  const layers = graph(tasks, slots)
  return {
    runsAtOnce: 1,
    step(step) {
      for (let b = 0; b < BATCH; b++) sample(layers, rowOf(step, b), gramian)
      if (gramian) gramianOf(layers, tasks)
      for (const unit of layers.slice(1).flat()) learn(unit, step + 1, tasks)
    },
    drain: () => undefined,
    dispose: () => undefined,
  }
}

function graph(tasks: number, slots: number): Unit[][] {
  const widths = [2, ...TRUNK, tasks]
  const layers = widths.map((width, layer) =>
    Array.from({ length: width }, () => new Unit(layer === 0 || layer === widths.length - 1 ? LINEAR : TANH, slots)),
  )
  for (let layer = 1; layer < layers.length; layer++) {
    for (const to of layers[layer]) {
      for (const from of layers[layer - 1]) {
        const link = new Link(from, to, (Math.random() - 0.5) / Math.sqrt(layers[layer - 1].length), slots)
        from.outgoing.push(link)
        to.incoming.push(link)
      }
    }
  }
  return layers
}

function sample(layers: Unit[][], row: number, gramian: boolean): void {
  for (const [column, unit] of layers[0].entries()) unit.output = inputValue(row, column)
  for (const units of layers.slice(1)) for (const unit of units) unit.update()
  const outputs = layers[layers.length - 1]
  if (!gramian) {
    for (const [task, unit] of outputs.entries()) unit.outputDerivative = 2 * (unit.output - targetValue(task, row))
    back(layers, 0)
    return
  }
  for (let task = 0; task < outputs.length; task++) {
    for (const unit of outputs) unit.outputDerivative = 0
    outputs[task].outputDerivative = 2 * (outputs[task].output - targetValue(task, row))
    back(layers, task)
  }
}

function back(layers: Unit[][], slot: number): void {
  for (let layer = layers.length - 1; layer > 0; layer--) {
    for (const unit of layers[layer]) {
      unit.inputDerivative = unit.outputDerivative * unit.activation.derivative(unit.output)
      unit.biasDerivatives[slot] += unit.inputDerivative
      unit.gathered++
    }
    for (const unit of layers[layer]) {
      for (const link of unit.incoming) {
        if (link.isDead) continue
        link.derivative = unit.inputDerivative * link.from.output
        link.derivatives[slot] += link.derivative
        link.gathered++
      }
    }
    if (layer === 1) break
    for (const unit of layers[layer - 1]) {
      unit.outputDerivative = 0
      for (const link of unit.outgoing) unit.outputDerivative += link.weight * link.to.inputDerivative
    }
  }
}

function gramianOf(layers: Unit[][], tasks: number): number[][] {
  const gramian = Array.from({ length: tasks }, () => new Array<number>(tasks).fill(0))
  for (const unit of layers.slice(1, -1).flat()) {
    for (const derivatives of [unit.biasDerivatives, ...unit.incoming.map((link) => link.derivatives)]) {
      for (let i = 0; i < tasks; i++) for (let j = 0; j < tasks; j++) gramian[i][j] += derivatives[i] * derivatives[j]
    }
  }
  return gramian
}

function learn(unit: Unit, step: number, tasks: number): void {
  const moved = (part: { first: number; second: number; gathered: number }, derivatives: number[]): number => {
    let gradient = 0
    for (let slot = 0; slot < derivatives.length; slot++) gradient += derivatives[slot]
    // Each slot has summed every sample once, and the loss is the mean over samples and tasks.
    gradient *= derivatives.length / (part.gathered * tasks)
    derivatives.fill(0)
    part.gathered = 0
    part.first = 0.9 * part.first + 0.1 * gradient
    part.second = 0.999 * part.second + 0.001 * gradient * gradient
    return (RATE * (part.first / (1 - 0.9 ** step))) / (Math.sqrt(part.second / (1 - 0.999 ** step)) + 1e-8)
  }
  unit.bias -= moved(unit, unit.biasDerivatives)
  for (const link of unit.incoming) link.weight -= moved(link, link.derivatives)
}

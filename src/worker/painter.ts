/** Paints the network's predictions over the plane or of test rows, in a small share of the time. */
import type { ShownRows } from '../core/problems/shown'
import type { Commands, Picture } from './protocol'
import { SideJob } from './sideJob'

/** The outputs of the tasks for inputs [n, inputWidth], as `Population.predict`. */
export type Predict = (run: number, inputs: Float32Array, tasks: readonly number[]) => readonly Float32Array[]

/** Painting rests this many times as long as it took. */
const REST = 4

export class Painter {
  private wanted: Commands['pictures'] = { run: 0, tasks: [], cells: 0 }
  private inputs: Float32Array = new Float32Array(0)
  private readonly spare: ArrayBuffer[] = []
  private readonly painting = new SideJob(REST)
  private paintedStep = -1

  /** The pictures on screen from now on; all are painted again. */
  show(wanted: Commands['pictures']): void {
    this.wanted = wanted
    if (this.inputs.length !== 2 * wanted.cells ** 2) this.inputs = cellCentres(wanted.cells)
    this.paintedStep = -1
  }

  /** The network is another one. */
  clear(): void {
    this.paintedStep = -1
    this.painting.clear()
  }

  /** Buffers of pictures that the page no longer shows. */
  takeBack(buffers: readonly ArrayBuffer[]): void {
    for (const buffer of buffers) if (this.spare.length < MOST_SPARE) this.spare.push(buffer)
  }

  /** At rest: whether the pictures are out of date. In motion: whether painting may take time again as well. */
  isDue(step: number, moving: boolean, now: number): boolean {
    const nothing = this.wanted.tasks.length === 0 && !this.wanted.slice
    if (nothing || step === this.paintedStep) return false
    return !moving || this.painting.isDue(now)
  }

  /**
   * Paints all pictures on screen together: of the given rows, or over the plane for null. The trunk is most of the work
   * and serves every task at once, so painting one by one would multiply the cost. `now` is called before and after.
   */
  paint(step: number, shown: ShownRows | null, inputWidth: number, predict: Predict, now: () => number): Picture[] {
    // One after the other: the second prediction may overwrite the memory of the first.
    const pictures = this.painting.run(now, () => [...this.shownOf(shown, predict), ...this.cut(inputWidth, predict)])
    this.paintedStep = step
    return pictures
  }

  private shownOf(shown: ShownRows | null, predict: Predict): Picture[] {
    const { run, tasks, cells } = this.wanted
    if (tasks.length === 0) return []
    const values = predict(run, shown?.inputs ?? this.inputs, tasks)
    return tasks
      .filter((task) => task < values.length)
      .map((task): Picture => {
        const copy = this.copied(values[task])
        if (!shown) return { kind: 'plane', task, cells, outputs: copy.length / (cells * cells), values: copy }
        const truths = shown.truths[task]
        const { length } = shown.rows
        const of = { outputs: copy.length / length, width: truths.length / length, of: shown.of }
        return { kind: 'rows', task, ...of, values: copy, truths }
      })
  }

  /** After a change of the problem a slice may still be one through the inputs of the old one: it is not predicted. */
  private cut(inputWidth: number, predict: Predict): Picture[] {
    const { run, slice } = this.wanted
    if (slice?.width !== inputWidth) return []
    const values = predict(run, slice.inputs, [slice.task])[slice.task]
    if (!values) return []
    const rows = slice.inputs.length / slice.width
    const { task, cut } = slice
    return [{ kind: 'slice', task, cut, outputs: values.length / rows, values: this.copied(values) }]
  }

  /** A copy that can be transferred, because an engine may return views of memory that it continues to use. */
  private copied(values: Float32Array): Float32Array {
    const at = this.spare.findIndex((buffer) => buffer.byteLength === values.byteLength)
    const copy = at < 0 ? new Float32Array(values.length) : new Float32Array(this.spare.splice(at, 1)[0])
    copy.set(values)
    return copy
  }
}

const MOST_SPARE = 24

/** Centres of the cells of [−1, 1]², [cells · cells, 2], row 0 at the top (y = 1). */
function cellCentres(cells: number): Float32Array {
  const centres = new Float32Array(2 * cells * cells)
  for (let row = 0, k = 0; row < cells; row++) {
    for (let column = 0; column < cells; column++) {
      centres[k++] = -1 + (2 * column + 1) / cells
      centres[k++] = 1 - (2 * row + 1) / cells
    }
  }
  return centres
}

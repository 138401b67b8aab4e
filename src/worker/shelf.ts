/** Trainings that were replaced and that the page may bring back: their films, without an engine. */
import type { Training } from './training'

interface Rested {
  readonly generation: number
  readonly training: Training
}

/** Bytes of all films together. */
const MOST_BYTES = 64e6

export class Shelf {
  private rested: readonly Rested[] = []

  /** Puts the training of that load to rest; the oldest ones go where there is no room. */
  put(generation: number, training: Training): void {
    training.rest()
    this.rested = [{ generation, training }, ...this.rested]
    let bytes = 0
    this.rested = this.rested.filter((other) => {
      bytes += other.training.bytes
      return bytes <= MOST_BYTES
    })
  }

  /** Keeps those of these loads alone: the page asks for no others. */
  keepOnly(generations: readonly number[]): void {
    this.rested = this.rested.filter(({ generation }) => generations.includes(generation))
  }

  /** The training of that load, no longer on the shelf; null where it is gone. */
  take(generation: number): Training | null {
    const found = this.rested.find((other) => other.generation === generation)
    this.rested = this.rested.filter((other) => other !== found)
    return found?.training ?? null
  }
}

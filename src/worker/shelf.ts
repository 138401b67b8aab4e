/** Replaced trainings that the page may bring back. They keep their films and have no engine. */
import type { Training } from './training'

interface Rested {
  readonly generation: number
  readonly training: Training
}

/** Bytes of all films together. */
const MOST_BYTES = 64e6

export class Shelf {
  private rested: readonly Rested[] = []

  /**
   * Puts the training of that load on the shelf; the oldest ones are dropped where their films need too much memory.
   */
  put(generation: number, training: Training): void {
    training.rest()
    this.rested = [{ generation, training }, ...this.rested]
    let bytes = 0
    this.rested = this.rested.filter((other) => {
      bytes += other.training.bytes
      return bytes <= MOST_BYTES
    })
  }

  /** Keeps only the trainings of these loads; the page will ask for no others. */
  keepOnly(generations: readonly number[]): void {
    this.rested = this.rested.filter(({ generation }) => generations.includes(generation))
  }

  /** Takes the training of that load off the shelf; null where it is gone. */
  take(generation: number): Training | null {
    const found = this.rested.find((other) => other.generation === generation)
    this.rested = this.rested.filter((other) => other !== found)
    return found?.training ?? null
  }
}

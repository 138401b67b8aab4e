/** Parts of a growing WebAssembly memory. */
import { EngineLimitError } from '../engine'

const PAGE = 65_536
const MOST_PAGES = 65_536
/** A SIMD vector. */
const ALIGNMENT = 16

/** `bytes` from `at` on. Numbers are of four bytes. */
export interface Place {
  readonly at: number
  readonly bytes: number
}

interface Gap {
  at: number
  bytes: number
}

/** A list of free gaps in the order of their places, the first that is large enough serves. */
export class Heap {
  /** Bytes of all places that are in use. */
  used = 0
  private readonly gaps: Gap[] = []
  private end: number
  private numbersView: Float32Array
  private wordsView: Int32Array
  private bytesView: Uint8Array

  /** `base` is the first byte that is free. */
  constructor(
    private readonly memory: WebAssembly.Memory,
    base: number,
  ) {
    this.end = aligned(base)
    this.numbersView = new Float32Array(memory.buffer)
    this.wordsView = new Int32Array(memory.buffer)
    this.bytesView = new Uint8Array(memory.buffer)
  }

  /** The whole memory as float32. Growth makes a new view, so it must not be kept. */
  get numbers(): Float32Array {
    if (this.numbersView.length === 0) this.numbersView = new Float32Array(this.memory.buffer)
    return this.numbersView
  }
  get words(): Int32Array {
    if (this.wordsView.length === 0) this.wordsView = new Int32Array(this.memory.buffer)
    return this.wordsView
  }
  get bytes(): Uint8Array {
    if (this.bytesView.length === 0) this.bytesView = new Uint8Array(this.memory.buffer)
    return this.bytesView
  }

  /** A place of zeros. */
  take(wanted: number): Place {
    const bytes = aligned(wanted)
    if (bytes === 0) return { at: this.end, bytes }
    const at = this.fromGap(bytes) ?? this.fromEnd(bytes)
    this.bytes.fill(0, at, at + bytes)
    this.used += bytes
    return { at, bytes }
  }

  give({ at, bytes }: Place): void {
    if (bytes === 0) return
    this.used -= bytes
    let next = this.gaps.findIndex((gap) => gap.at > at)
    if (next === -1) next = this.gaps.length
    const before = this.gaps[next - 1]
    const after = this.gaps[next]
    const joinsBefore = before !== undefined && before.at + before.bytes === at
    const joinsAfter = after !== undefined && at + bytes === after.at
    if (joinsBefore && joinsAfter) {
      before.bytes += bytes + after.bytes
      this.gaps.splice(next, 1)
    } else if (joinsBefore) {
      before.bytes += bytes
    } else if (joinsAfter) {
      after.at = at
      after.bytes += bytes
    } else {
      this.gaps.splice(next, 0, { at, bytes })
    }
  }

  private fromGap(bytes: number): number | null {
    const place = this.gaps.findIndex((gap) => gap.bytes >= bytes)
    if (place === -1) return null
    const gap = this.gaps[place]
    const { at } = gap
    gap.at += bytes
    gap.bytes -= bytes
    if (gap.bytes === 0) this.gaps.splice(place, 1)
    return at
  }

  private fromEnd(bytes: number): number {
    const at = this.end
    const missing = at + bytes - this.memory.buffer.byteLength
    if (missing > 0) this.grow(Math.ceil(missing / PAGE))
    this.end = at + bytes
    return at
  }

  private grow(pages: number): void {
    const present = this.memory.buffer.byteLength / PAGE
    // Twice as much where it is possible, so that many small places do not copy the memory many times.
    const generous = Math.min(Math.max(pages, present), MOST_PAGES - present)
    for (const more of new Set([generous, pages])) {
      try {
        if (more >= pages) {
          this.memory.grow(more)
          return
        }
      } catch {
        // The browser has no more memory.
      }
    }
    throw new EngineLimitError('memory', (present + pages) * PAGE, present * PAGE)
  }
}

const aligned = (bytes: number): number => ALIGNMENT * Math.ceil(bytes / ALIGNMENT)

/**
 * Data that a problem needs before it can make rows. The problem names it (`Problem.needs`). The page loads it
 * (`state/data`) and sends it to the workers (`worker/data`), and both put it here. Nothing in `core` loads it.
 */

/** A list of bytes that a problem needs. */
export interface DataNeed {
  /** Unique. Other bytes have another name, so it ends with a version or a fingerprint. */
  readonly name: string
  /** Path below the folder of the page; null if no server has the data, only the person. */
  readonly file: string | null
  readonly bytes: number
  /** `crc32` of the bytes. */
  readonly checksum: number
}

/** Thrown where rows are made before their data were loaded. */
export class MissingDataError extends Error {
  override readonly name = 'MissingDataError'

  constructor(readonly need: DataNeed) {
    super(`the data '${need.name}' are not loaded`)
  }
}

interface Kept {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** What `dataOf` has decoded, by the function that decoded it. */
  readonly decoded: Map<unknown, unknown>
}

const kept = new Map<string, Kept>()

/** Puts data here that were loaded. Who calls it has compared size and checksum. The bytes must not change any more. */
export function keepData(name: string, bytes: Uint8Array<ArrayBuffer>): void {
  if (!kept.has(name)) kept.set(name, { bytes, decoded: new Map() })
}

/** Removes data. Problems that need them can make no rows until they are loaded again. */
export function dropData(name: string): void {
  kept.delete(name)
}

export const isKept = ({ name }: Pick<DataNeed, 'name'>): boolean => kept.has(name)

/** The bytes as they were loaded; undefined if they are not here. */
export const keptBytes = (name: string): Uint8Array<ArrayBuffer> | undefined => kept.get(name)?.bytes

/**
 * The data, decoded. The result is kept: the same function decodes the same data once.
 *
 * @throws MissingDataError if the data were not loaded
 */
export function dataOf<T>(need: DataNeed, decode: (bytes: Uint8Array<ArrayBuffer>) => T): T {
  const found = kept.get(need.name)
  if (!found) throw new MissingDataError(need)
  if (!found.decoded.has(decode)) found.decoded.set(decode, decode(found.bytes))
  return found.decoded.get(decode) as T
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte
  for (let bit = 0; bit < 8; bit++) remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1
  return remainder
})

/**
 * CRC-32 as in ZIP and PNG (ISO 3309; polynomial 0xEDB88320, reflected): finds files that are cut off, exchanged or
 * damaged. `before` is the checksum of the bytes before these, so that a file can be checked while it arrives.
 */
export function crc32(bytes: Uint8Array, before = 0): number {
  let remainder = ~before
  for (let i = 0; i < bytes.length; i++) remainder = (remainder >>> 8) ^ TABLE[(remainder ^ bytes[i]) & 0xff]
  return ~remainder >>> 0
}

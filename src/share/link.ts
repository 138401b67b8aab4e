/**
 * A recording as the hash of an address:  version digit · checksum · base64url(deflate(compact JSON)).
 *
 * Reading never throws. Whatever cannot be read gets its default and is reported in `faults`. The digit, the short
 * names and the dictionary of a version never change their meaning. A link of a later version is read as far as
 * possible, and reported as newer.
 */
import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate'
import type { FieldFault } from '../core/config/faults'
import type { Recording } from '../core/config/types'
import { faultIfNewer, latestOf, readRecording, versions } from '../core/config/versions'
import { COMPARISON, compact, DICTIONARY_1, expand } from './compact'

/** Longer hashes are not links of this page. All browsers accept hashes of this length. */
export const LONGEST_HASH = 64_000
/** Far more than any set-up needs. Only a hostile link inflates to more. */
const LARGEST_JSON = 1_000_000

const dictionary = strToU8(DICTIONARY_1)

/**
 * The hash without `#`; `1` for the default set-up. `comparison` is the short form, from `compactComparison`, of a
 * comparison that starts from the recording.
 */
export function encodeLink(recording: Recording, comparison?: unknown, known = versions): string {
  const { version, defaults } = latestOf(known)
  const short = compact(recording, defaults)
  if (comparison !== undefined) short[COMPARISON] = comparison
  if (Object.keys(short).length === 0) return String(version)
  const bytes = deflateSync(strToU8(JSON.stringify(short)), { level: 9, dictionary })
  const payload = toBase64Url(bytes)
  return `${version}${checksum(payload)}${payload}`
}

interface Opened {
  readonly recording: Recording
  /** The short form of the link's comparison, unchecked; `expandComparison` reads it. Absent if the link has none. */
  readonly comparison?: unknown
  /** Version of the link, needed to read the comparison. */
  readonly version?: number
  readonly faults: FieldFault[]
}

/** Reads a hash with or without `#`. An empty hash is the default set-up, without a fault. */
export function decodeLink(hash: string, known = versions): Opened {
  const text = hash.replace(/^#/, '')
  const nothing: Recording = { config: latestOf(known).defaults.config, edits: [] }
  if (text === '') return { recording: nothing, faults: [] }
  const broken = { recording: nothing, faults: [{ field: '', reason: 'syntax' as const }] }
  const version = /^[1-9]/.test(text) ? Number(text[0]) : 0
  if (version === 0 || text.length > LONGEST_HASH) return broken
  if (text.length === 1) return readRecording(expand({}, version, known), version, known)
  const raw = readPayload(text.slice(3))
  if (raw === undefined) {
    const newer = faultIfNewer(version, known)
    return newer.length > 0 ? { recording: nothing, faults: newer } : broken
  }
  const { recording, faults } = readRecording(expand(raw, version, known), version, known)
  const spoiled: FieldFault[] = checksum(text.slice(3)) === text.slice(1, 3) ? [] : [{ field: '', reason: 'syntax' }]
  const comparison = (raw as Readonly<Record<string, unknown>> | null)?.[COMPARISON]
  const beside = comparison === undefined ? {} : { comparison, version }
  return { recording, ...beside, faults: [...spoiled, ...faults] }
}

/** The compact JSON in a payload; undefined if there is none. */
function readPayload(payload: string): unknown {
  try {
    const bytes = fromBase64Url(payload)
    // `inflateSync` does not enlarge a given buffer, so a hostile payload cannot fill the memory. Cut text is no JSON.
    const json = strFromU8(inflateSync(bytes, { dictionary, out: new Uint8Array(LARGEST_JSON) }))
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Two letters (12 bits) that reveal a mistyped or cut link. FNV-1a, folded. */
function checksum(text: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0
  const folded = (hash ^ (hash >>> 12) ^ (hash >>> 24)) & 0xfff
  return ALPHABET[folded >> 6] + ALPHABET[folded & 63]
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(strFromU8(bytes, true)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

function fromBase64Url(text: string): Uint8Array {
  if (!/^[\w-]*$/.test(text)) throw new SyntaxError('not base64url')
  return strToU8(atob(text.replaceAll('-', '+').replaceAll('_', '/')), true)
}

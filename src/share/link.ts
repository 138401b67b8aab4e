/**
 * A recording as the hash of an address:  version digit · checksum · base64url(deflate(compact JSON)).
 *
 * Reading never throws. Whatever cannot be read gets its default and is reported in `faults`. The digit, the short
 * names and the dictionary of a version never change their meaning. A link of a later version is read as far as
 * possible, and reported as newer.
 */
import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate'
import { type FieldFault, isObject } from '../core/config/faults'
import type { Recording } from '../core/config/types'
import { faultIfNewer, latestOf, readRecording, versions } from '../core/config/versions'
import { BESIDE, compact, DICTIONARY_1, expand } from './compact'

/** Longer hashes are not links of this page. All browsers accept hashes of this length. */
export const LONGEST_HASH = 64_000
/** Far more than any set-up needs. Only a hostile link inflates to more. */
const LARGEST_JSON = 1_000_000

const dictionary = strToU8(DICTIONARY_1)

/**
 * What a link carries beside the recording, each in its own short form. `compare` is a comparison that starts from the
 * recording (`comparison.ts`); `lesson` is the open lesson and its step.
 */
export type Beside = { readonly [Name in keyof typeof BESIDE]?: unknown }

/** The hash without `#`; `1` for the default set-up. */
export function encodeLink(recording: Recording, beside: Beside = {}, known = versions): string {
  const { version, defaults } = latestOf(known)
  const short = compact(recording, defaults)
  for (const [name, letter] of Object.entries(BESIDE)) {
    const value = beside[name as keyof Beside]
    if (value !== undefined) short[letter] = value
  }
  if (Object.keys(short).length === 0) return String(version)
  const bytes = deflateSync(strToU8(JSON.stringify(short)), { level: 9, dictionary })
  const payload = toBase64Url(bytes)
  return `${version}${checksum(payload)}${payload}`
}

interface Opened {
  readonly recording: Recording
  /** Unchecked. Absent if the link has nothing beside the recording. */
  readonly beside?: Beside
  /** Version of the link, needed to read what is beside the recording. Absent if nothing is. */
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
    return newer.length > 0 ? { ...broken, faults: newer } : broken
  }
  const { recording, faults } = readRecording(expand(raw, version, known), version, known)
  const spoiled: FieldFault[] = checksum(text.slice(3)) === text.slice(1, 3) ? [] : [{ field: '', reason: 'syntax' }]
  const beside = besideIn(raw)
  return { recording, ...(beside ? { beside, version } : {}), faults: [...spoiled, ...faults] }
}

function besideIn(raw: unknown): Beside | undefined {
  if (!isObject(raw)) return undefined
  const found = Object.entries(BESIDE).filter(([, letter]) => raw[letter] !== undefined)
  if (found.length === 0) return undefined
  return Object.fromEntries(found.map(([name, letter]) => [name, raw[letter]]))
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

import { readNumber } from '../text/readNumber'

/** Why a typed number was refused. `limit` is in the field's unit: a share, even where the person types per cent. */
export type EntryFault =
  | { readonly kind: 'unreadable' | 'fraction' }
  | { readonly kind: 'above' | 'below'; readonly limit: number }

/**
 * Reads the typed text: returns the field's number, or the reason why there is none. A word that stands for a limit
 * (`auto`, `never`, `all`) gives that limit. Nothing is rounded or clamped silently.
 */
export function checkEntry(
  typed: string,
  field: {
    readonly value: number
    readonly min: number
    readonly max: number
    readonly integer?: boolean
    readonly percent?: boolean
    readonly show: (value: number) => string
  },
): { readonly value: number } | { readonly fault: EntryFault } {
  const text = typed.trim()
  const standing = [field.value, field.min, field.max].find((value) => alike(field.show(value), text))
  if (standing !== undefined) return { value: standing }
  const read = readNumber(text)
  if (Number.isNaN(read)) return { fault: { kind: 'unreadable' } }
  const value = field.percent ? perCent(read) : read
  if (value > field.max) return { fault: { kind: 'above', limit: field.max } }
  if (value < field.min) return { fault: { kind: 'below', limit: field.min } }
  if (field.integer && !Number.isInteger(value)) return { fault: { kind: 'fraction' } }
  return { value }
}

/** 7 gives 0.07. A multiplication by 0.01 would give 0.07000000000000001. */
const perCent = (value: number): number => value / 100

const alike = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

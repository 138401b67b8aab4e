/** The file of single digits, as `tools/data/digits.ts` writes it: a byte for each label, then a byte for each pixel. */

export const DIGITS = 10_000
/** Pixels of a single digit, across and down. */
export const DIGIT_SIDE = 11

export interface SingleDigits {
  /** [DIGITS], 0 to 9, in random order. */
  readonly labels: Uint8Array
  /** [DIGITS, DIGIT_SIDE, DIGIT_SIDE], brightness from 0 to 255. */
  readonly pixels: Uint8Array
}

export const readDigits = (bytes: Uint8Array): SingleDigits => ({
  labels: bytes.subarray(0, DIGITS),
  pixels: bytes.subarray(DIGITS),
})

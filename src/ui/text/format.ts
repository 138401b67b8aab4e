/** Formats numbers for reading in the page's language. Pure; formatters are cached, because creating one is slow. */
const kept = new Map<string, Intl.NumberFormat>()

function formatter(language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = language + JSON.stringify(options)
  let found = kept.get(key)
  if (!found) {
    // A value that rounds to 0 has no sign: “−0.00” would look like a conflict.
    found = new Intl.NumberFormat(language, { signDisplay: 'negative', ...options })
    kept.set(key, found)
  }
  return found
}

const MINUS = '−'
/** A true minus sign, as wide as a digit. */
const withMinus = (text: string) => text.replace('-', MINUS)

/** From here on a number is not exact to its last digit, and its digits do not fit into the page. */
const LONGEST = 1e15

export const formatInteger = (language: string, value: number): string =>
  Math.abs(value) >= LONGEST
    ? formatSignificant(language, value)
    : Number.isFinite(value)
      ? withMinus(formatter(language, { maximumFractionDigits: 0 }).format(value))
      : '–'

/** Three significant digits. Very small and very large numbers use a power of ten. */
export function formatSignificant(language: string, value: number, digits = 3): string {
  if (Number.isNaN(value)) return '–'
  if (!Number.isFinite(value)) return value > 0 ? '∞' : `${MINUS}∞`
  const size = Math.abs(value)
  if (size !== 0 && (size < 1e-4 || size >= 1e6)) return formatPower(value)
  const fraction = size === 0 ? 0 : Math.max(0, digits - 1 - Math.floor(Math.log10(size)))
  return withMinus(formatter(language, { maximumFractionDigits: Math.min(fraction, 7) }).format(value))
}

/** From here on a tick is a power of ten: five digits and a comma are as wide as an axis has room for. */
const LARGEST_TICK = 1e5

/** A tick of an axis, as short as it can be: 1.5×10⁸. */
export const formatTick = (language: string, value: number): string =>
  Math.abs(value) >= LARGEST_TICK && Number.isFinite(value)
    ? formatPower(value).replaceAll(' ', '')
    : formatSignificant(language, value).replaceAll(' ', '')

/** Three significant digits including zeros, so that a changing number keeps its width: 1.00, 0.330, 12.3, 145. */
export function formatSteady(language: string, value: number): string {
  const size = Math.abs(value)
  if (!(size >= 1e-3 && size < 1e6)) return formatSignificant(language, value)
  const decimals = 2 - Math.floor(Math.log10(Math.max(size, 0.1)))
  return formatFixed(language, value, Math.min(Math.max(decimals, 0), 3))
}

/** A fixed number of decimals, for readouts that must not jitter. Very large numbers use a power of ten. */
export function formatFixed(language: string, value: number, decimals: number): string {
  if (!Number.isFinite(value)) return '–'
  if (Math.abs(value) >= 1e6) return formatPower(value)
  const options = { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
  return withMinus(formatter(language, options).format(value))
}

const MOST_PERCENT = 1e6

/** A share (0.5) as `50 %` or `50%`, depending on the language. */
export const formatPercent = (language: string, share: number, decimals = 0): string =>
  Math.abs(share) >= MOST_PERCENT
    ? `${formatSignificant(language, 100 * share)} %`
    : Number.isFinite(share)
      ? withMinus(formatter(language, { style: 'percent', maximumFractionDigits: decimals }).format(share))
      : '–'

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'
/** 3e-7 as 3 × 10⁻⁷, 1e12 as 10¹². */
export function formatPower(value: number): string {
  const [mantissa, exponent] = value.toExponential(1).split('e')
  const power = Number(exponent)
  const raised = [...String(Math.abs(power))].map((digit) => SUPERSCRIPTS[Number(digit)]).join('')
  const front = mantissa === '1.0' ? '' : `${withMinus(mantissa.replace(/\.0$/, ''))} × `
  return `${front}10${power < 0 ? '⁻' : ''}${raised}`
}

/** A file's size in kB or MB, with two digits: 3.9 MB. */
export function formatBytes(language: string, bytes: number): string {
  const [unit, size] = bytes < 1e6 ? ['kB', bytes / 1e3] : ['MB', bytes / 1e6]
  return `${formatSignificant(language, size, 2)} ${unit}`
}

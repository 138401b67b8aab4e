/** How cells and digits are separated. */
export interface CsvStyle {
  readonly separator: ',' | ';'
  readonly decimal: '.' | ','
}
export const POINT: CsvStyle = { separator: ',', decimal: '.' }
/** What spreadsheets read where 1.5 is written 1,5. */
const DECIMAL_COMMA: CsvStyle = { separator: ';', decimal: ',' }

/** The style that a spreadsheet expects in this locale (BCP 47), and the other one. */
export function csvStyles(locale: string | undefined): readonly [CsvStyle, CsvStyle] {
  return decimalOf(locale) === ',' ? [DECIMAL_COMMA, POINT] : [POINT, DECIMAL_COMMA]
}

/** A browser may name a locale that `Intl` refuses; a point is then as good a guess as any. */
function decimalOf(locale: string | undefined): string {
  try {
    return new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value ?? '.'
  } catch {
    return '.'
  }
}

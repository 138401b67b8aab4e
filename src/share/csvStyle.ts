/** The separator of cells and the decimal sign. */
export interface CsvStyle {
  readonly separator: ',' | ';'
  readonly decimal: '.' | ','
}
export const POINT: CsvStyle = { separator: ',', decimal: '.' }
/** The style that spreadsheets read where 1.5 is written 1,5. */
const DECIMAL_COMMA: CsvStyle = { separator: ';', decimal: ',' }

/** Both styles. The one that a spreadsheet expects in this locale (BCP 47) comes first. */
export function csvStyles(locale: string | undefined): readonly [CsvStyle, CsvStyle] {
  return decimalOf(locale) === ',' ? [DECIMAL_COMMA, POINT] : [POINT, DECIMAL_COMMA]
}

/** The decimal sign of a locale. It is a point if `Intl` does not accept the locale, which some browsers report. */
function decimalOf(locale: string | undefined): string {
  try {
    return new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value ?? '.'
  } catch {
    return '.'
  }
}

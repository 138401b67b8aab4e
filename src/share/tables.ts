/** A table of results as text for a paper, a README or a spreadsheet. */
import { csvNumber, csvText } from './csv'
import { type CsvStyle, POINT } from './csvStyle'

export interface TableCell {
  readonly text: string
  /** The number for a spreadsheet, in place of the text: all digits, no unit, no ±. */
  readonly value?: number
  /** True for the best of its column. Bold if the format has bold text. */
  readonly best?: boolean
}

export interface Table {
  /** Says what the numbers are. CSV leaves it out, since programs read CSV. */
  readonly caption?: string
  readonly columns: readonly { readonly title: string; readonly align: 'left' | 'right' }[]
  /** Each as long as `columns`. */
  readonly rows: readonly (readonly TableCell[])[]
}

export type TableFormat = 'markdown' | 'csv' | 'latex'

/** The table as text. `style` only affects CSV. */
export function tableAs(format: TableFormat, table: Table, style: CsvStyle = POINT): string {
  switch (format) {
    case 'markdown':
      return markdown(table)
    case 'csv':
      return csv(table, style)
    case 'latex':
      return latex(table)
  }
}

/** A pipe table, as GitHub renders it. */
function markdown({ caption, columns, rows }: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const lines = [
    line(columns.map(({ title }) => plainMarkdown(title))),
    line(columns.map(({ align }) => (align === 'left' ? ':--' : '--:'))),
    ...rows.map((row) => line(row.map(({ text, best }) => bold(plainMarkdown(text), best, '**', '**')))),
    // Without the empty line the caption would become a row.
    ...(caption ? ['', plainMarkdown(caption)] : []),
  ]
  return `${lines.join('\n')}\n`
}

/** Escapes the pipe, which ends a cell, and all characters that would turn a name into markup. */
const plainMarkdown = (text: string): string => text.replace(/[\\|*_`<[\]~]/g, '\\$&').replace(/\s+/g, ' ')

/** Puts marks around the text. Around an empty text the marks themselves would be shown. */
const bold = (text: string, best: boolean | undefined, before: string, after: string): string =>
  best && text.trim() !== '' ? `${before}${text}${after}` : text

/** RFC 4180, as `historyCsv`. */
function csv({ columns, rows }: Table, style: CsvStyle): string {
  const lines = [
    columns.map(({ title }) => csvText(title)),
    ...rows.map((row) => row.map(({ text, value }) => (value === undefined ? csvText(text) : csvNumber(value, style)))),
  ]
  return lines.map((cells) => `${cells.join(style.separator)}\r\n`).join('')
}

/** Needs `\usepackage{booktabs}`. */
function latex({ caption, columns, rows }: Table): string {
  const line = (cells: readonly string[]): string => `${cells.join(' & ')} \\\\`
  const tabular = [
    `\\begin{tabular}{${columns.map(({ align }) => align[0]).join('')}}`,
    '\\toprule',
    line(columns.map(({ title }) => plainLatex(title))),
    '\\midrule',
    ...rows.map((row) => line(row.map(({ text, best }) => bold(plainLatex(text), best, '\\textbf{', '}')))),
    '\\bottomrule',
    '\\end{tabular}',
  ]
  const lines = caption
    ? ['\\begin{table}', '\\centering', `\\caption{${plainLatex(caption)}}`, ...tabular, '\\end{table}']
    : tabular
  return `${lines.join('\n')}\n`
}

/** LaTeX for characters that LaTeX reads as commands, and for signs that its text fonts lack. */
const LATEX: Readonly<Record<string, string>> = {
  '[': '{[}',
  '*': '{*}',
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '$<$',
  '>': '$>$',
  '|': '$|$',
  '±': '$\\pm$',
  '−': '$-$',
  '×': '$\\times$',
  '≤': '$\\leq$',
  '≥': '$\\geq$',
  '→': '$\\to$',
  '∞': '$\\infty$',
  Δ: '$\\Delta$',
  λ: '$\\lambda$',
  '²': '$^2$',
  '–': '--',
  '—': '---',
  '…': '\\dots{}',
}
// After `\\` or a rule, LaTeX would read an opening bracket as an argument and a star as part of the command.
const plainLatex = (text: string): string =>
  text.replace(/[\\~^<>|±−×≤≥→∞Δλ²–—…&%$#_{}[*]/g, (sign) => LATEX[sign] ?? `\\${sign}`).replace(/\s+/g, ' ')

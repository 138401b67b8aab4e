/** A table of results as text for a paper, a README or a spreadsheet. */
import { csvNumber, csvText } from './csv'
import { type CsvStyle, POINT } from './csvStyle'

export interface TableCell {
  readonly text: string
  /** What a spreadsheet gets in place of the text: all of its digits, no unit, no ±. */
  readonly value?: number
  /** Of its column; set in bold where the format has it. */
  readonly best?: boolean
}

export interface Table {
  /** What the numbers are of; markup of the format is escaped. Left out of CSV, which is for computing. */
  readonly caption?: string
  readonly columns: readonly { readonly title: string; readonly align: 'left' | 'right' }[]
  /** Each as long as `columns`. */
  readonly rows: readonly (readonly TableCell[])[]
}

export type TableFormat = 'markdown' | 'csv' | 'latex'

/** `style` is that of CSV. */
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

/** GitHub's pipe table. */
function markdown({ caption, columns, rows }: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const lines = [
    line(columns.map(({ title }) => plainMarkdown(title))),
    line(columns.map(({ align }) => (align === 'left' ? ':--' : '--:'))),
    ...rows.map((row) => line(row.map(({ text, best }) => bold(plainMarkdown(text), best, '**', '**')))),
    // An empty line, or the caption would be a row.
    ...(caption ? ['', plainMarkdown(caption)] : []),
  ]
  return `${lines.join('\n')}\n`
}

/** A pipe ends a cell even inside code; the rest would turn names into markup. */
const plainMarkdown = (text: string): string => text.replace(/[\\|*_`<[\]~]/g, '\\$&').replace(/\s+/g, ' ')

/** Marks around nothing would be read as themselves. */
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

/** What is a command to LaTeX, and signs that its text fonts lack. */
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
// After `\\` or a rule an opening bracket would be read as the argument, a star as a part of the command.
const plainLatex = (text: string): string =>
  text.replace(/[\\~^<>|±−×≤≥→∞Δλ²–—…&%$#_{}[*]/g, (sign) => LATEX[sign] ?? `\\${sign}`).replace(/\s+/g, ' ')

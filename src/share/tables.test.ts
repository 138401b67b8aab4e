import { expect, test } from 'vitest'
import { type Table, tableAs } from './tables'

const table: Table = {
  columns: [
    { title: 'Lane', align: 'left' },
    { title: 'R² | test', align: 'right' },
    { title: 'Δm, %', align: 'right' },
  ],
  rows: [
    [{ text: 'a_b, "c"' }, { text: '0.91 ± 0.02', value: 0.912345678901, best: true }, { text: '−3 %', value: -3 }],
    [{ text: '=1+1 & [x] {50 %} \\ ~^' }, { text: '', value: Number.NaN, best: true }, { text: '—' }],
  ],
}

test('Markdown: pipes and markup are escaped, the best is bold', () => {
  expect(tableAs('markdown', table)).toBe(
    [
      '| Lane | R² \\| test | Δm, % |',
      '| :-- | --: | --: |',
      '| a\\_b, "c" | **0.91 ± 0.02** | −3 % |',
      '| =1+1 & \\[x\\] {50 %} \\\\ \\~^ |  | — |',
      '',
    ].join('\n'),
  )
})

test('CSV: numbers with their digits, texts quoted where they must be, formulas made harmless', () => {
  expect(tableAs('csv', table)).toBe(
    ['Lane,R² | test,"Δm, %"', '"a_b, ""c""",0.912345679,-3', "'=1+1 & [x] {50 %} \\ ~^,,—", ''].join('\r\n'),
  )
})

test('LaTeX: booktabs, special characters escaped, the best in bold', () => {
  expect(tableAs('latex', table)).toBe(
    [
      '\\begin{tabular}{lrr}',
      '\\toprule',
      'Lane & R$^2$ $|$ test & $\\Delta$m, \\% \\\\',
      '\\midrule',
      'a\\_b, "c" & \\textbf{0.91 $\\pm$ 0.02} & $-$3 \\% \\\\',
      '=1+1 \\& {[}x] \\{50 \\%\\} \\textbackslash{} \\textasciitilde{}\\textasciicircum{} &  & --- \\\\',
      '\\bottomrule',
      '\\end{tabular}',
      '',
    ].join('\n'),
  )
})

test('line breaks do not end a row', () => {
  const broken: Table = { columns: [{ title: 'a\nb', align: 'left' }], rows: [[{ text: 'c\r\nd' }]] }
  expect(tableAs('markdown', broken).split('\n')).toHaveLength(4)
  expect(tableAs('latex', broken).split('\n')).toHaveLength(8)
  expect(tableAs('csv', broken)).toBe('"a\nb"\r\n"c\r\nd"\r\n')
})

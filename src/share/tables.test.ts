import { expect, test } from 'vitest'
import { type CurveSource, csvText, historyCsv, lanesCsv } from './csv'
import { csvStyles } from './csvStyle'
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

test('CSV: numbers have all digits, texts are quoted if necessary, formulas become text', () => {
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

test('a line break in a cell does not end the row', () => {
  const broken: Table = { columns: [{ title: 'a\nb', align: 'left' }], rows: [[{ text: 'c\r\nd' }]] }
  expect(tableAs('markdown', broken).split('\n')).toHaveLength(4)
  expect(tableAs('latex', broken).split('\n')).toHaveLength(8)
  expect(tableAs('csv', broken)).toBe('"a\nb"\r\n"c\r\nd"\r\n')
})

test('LaTeX does not read the start of a row as a part of the command before it', () => {
  const starred: Table = {
    columns: [{ title: '*a', align: 'left' }],
    rows: [[{ text: '* b' }], [{ text: ' *c', best: true }], [{ text: '[d]' }]],
  }
  const rows = tableAs('latex', starred).split('\n').slice(2, -3)
  expect(rows).toEqual(['{*}a \\\\', '\\midrule', '{*} b \\\\', '\\textbf{ {*}c} \\\\', '{[}d] \\\\'])
})

test.each(['=1+1', '\n=1+1', ' \r\n\t =1', '\u200B@x', '\u0000+1', '＝1+1', '-1', '\tx'])(
  'CSV: %j is no formula to a spreadsheet',
  (text) => {
    expect(csvText(text).replace(/^"/, '')).toMatch(/^'/)
    expect(csvText(`a${text}`).replace(/^"/, '')).toMatch(/^a/)
  },
)

test('CSV: a character that separates cells in any locale is quoted in all', () => {
  for (const text of ['a;=1+1', 'a,b', 'a\tb', 'a"b']) expect(csvText(text)).toMatch(/^".*"$/)
})

test('CSV for a locale with a decimal comma separates cells by semicolons', () => {
  const [german] = csvStyles('de-AT')
  expect(tableAs('csv', table, german).split('\r\n')[1]).toBe('"a_b, ""c""";0,912345679;-3')
  const column = (name: string) => Float64Array.of(name === 'learningRate' ? 1e-7 : 0.25)
  const history = { length: 1, steps: Float64Array.of(10), column }
  expect(historyCsv(history, [], german).split('\r\n')[1]).toBe('10;0,25;0,25;1e-7;0,25;0,25')
  for (const locale of ['en-US', 'zh-CN', undefined, 'no such locale']) expect(csvStyles(locale)[0].decimal).toBe('.')
  expect(csvStyles('fr').map(({ separator }) => separator)).toEqual([';', ','])
})

test('the curves of many runs are one table: lane, seed, then the columns of one run', () => {
  const history = (steps: readonly number[]): CurveSource => ({
    length: steps.length,
    steps: Float64Array.from(steps),
    column: (name) => Float64Array.from(steps, (step) => (name === 'totalTrain' ? step / 4 : Number.NaN)),
  })
  const runs = [
    { lane: '=sum', seed: 1, history: history([0, 10]) },
    { lane: 'b;c', seed: 7, history: history([0]) },
  ]
  const both = ['A', 'B'].map((name) => ({ name, metric: 'auc' as const }))
  const lines = [...lanesCsv(runs, both)].join('').split('\r\n')
  expect(lines[0]).toContain('B: test metric (auc)')
  const alone = historyCsv(history([0, 10]), both).split('\r\n')
  expect(lines).toEqual([
    `lane,seed,${alone[0]}`,
    `'=sum,1,${alone[1]}`,
    `'=sum,1,${alone[2]}`,
    `"b;c",7,${alone[1]}`,
    '',
  ])
})

test('long tables come in small pieces, so that the page can draw between them', () => {
  const steps = Float64Array.from({ length: 400 }, (_, k) => k)
  const history: CurveSource = { length: 400, steps, column: () => steps }
  const tasks = Array.from({ length: 12 }, (_, k) => ({ name: `task ${k}`, metric: 'r2' as const }))
  const pieces = [...lanesCsv([{ lane: 'a', seed: 1, history }], tasks)]
  const cells = (piece: string) => piece.split(/,|\r\n/).length
  expect(Math.max(...pieces.map(cells))).toBeLessThan(6000)
  expect(pieces.join('').trimEnd().split('\r\n')).toHaveLength(401)
})

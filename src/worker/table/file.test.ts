/** Files of people: what is found in them, and what is said about them. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultConfig } from '../../core/config/defaults'
import { validateConfig } from '../../core/config/validate'
import { dropData, keepData } from '../../core/problems/data'
import { own } from '../../core/problems/own/own'
import { canBeTarget, type Role, recipeOf, usualRoles } from '../../core/tables/choose'
import type { Finding } from '../../core/tables/findings'
import { headersFor } from '../../core/tables/headers'
import { RecipeUnlikeError } from '../../core/tables/match'
import { type Recipe, readRecipe, unreadField } from '../../core/tables/recipe'
import { isRefusal, type TableLook } from '../../core/tables/table'
import { writeRecipe } from '../../core/tables/writeRecipe'
import { brokenTable, damagedTable } from '../../core/testing/brokenTables'
import { largeTable } from '../../core/testing/largeTable'
import { TableFile } from './file'

const NOTHING = { layout: {}, kinds: new Map() }
const bytesOf = (name: string) => new Uint8Array(readFileSync(`e2e/fixtures/tables/${name}`))
const fileOf = (name: string) => new TableFile(name, bytesOf(name))
const textFile = (text: string) => new TableFile('typed.csv', new TextEncoder().encode(text))

function lookAt(file: TableFile, corrections = NOTHING): TableLook {
  const look = file.look(corrections)
  if (isRefusal(look)) throw new Error(look.code)
  return look
}
const kindsOf = ({ columns }: TableLook) => columns.map(({ name, kind }) => `${name}: ${kind}`)
const codesOf = (findings: readonly Finding[]) => findings.map(({ code }) => code)
const findingsOf = ({ warnings, columns }: TableLook): readonly Finding[] => [
  ...warnings,
  ...columns.flatMap((column) => column.warnings),
]
const valuesOf = (file: TableFile, look: TableLook, place: number) =>
  [...file.table({ ...recipe(file, look), inputs: [], targets: [target(look, place)] }).values.values()][0]
const target = ({ columns }: TableLook, place: number) => ({
  ...columns[place],
  kind: columns[place].kind as 'number',
  standard: { offset: 0, size: 1 },
})

function recipe(file: TableFile, look: TableLook) {
  const made = recipeOf(file.fingerprint, look, usualRoles(look.columns))
  if ('code' in made) throw new Error(made.code)
  return made
}

/** Rows of the problem of a file, as they train. */
function rowsOf(file: TableFile, look = lookAt(file)) {
  const text = writeRecipe(recipe(file, look))
  const problem = own.ofTable?.(text)
  if (!problem?.needs) throw new Error('no problem')
  const config = { ...defaultConfig.problem, id: 'own', samples: 5000, table: text }
  const [{ name }] = problem.needs(config)
  keepData(name, file.pack(recipe(file, look)))
  const data = problem.make(config, problem.usualTasks)
  const made = {
    ...data,
    train: { ...data.train, inputs: data.train.inputs },
    names: problem.targets.map((t) => t.name),
  }
  dropData(name)
  return made
}

describe('a file', () => {
  it('from Germany has decimal commas, euros and ja or nein, in Windows-1252', () => {
    const file = fileOf('german.csv')
    const look = lookAt(file)
    expect(look.layout).toEqual({ encoding: 'windows-1252', delimiter: ';', decimal: ',', header: 0 })
    expect(kindsOf(look)).toEqual(['Größe (m²): number', 'Miete: number', 'Stadtteil: category', 'Balkon: yesno'])
    expect(look.columns[3].classes).toEqual(['nein', 'ja'])
    expect(look.columns[2].classes).toEqual(['Nord', 'Süd', 'West'])
    expect([...valuesOf(file, look, 1).subarray(0, 2)]).toEqual([1316.45, 1395.56])
    expect(findingsOf(look)).toEqual([])
    const { train, test, inputWidth } = rowsOf(file)
    expect([train.rows + test.rows, inputWidth]).toEqual([40, 1 + 1 + 3])
  })

  it('from China has its header in GB18030, percent signs, and 是 or 否', () => {
    const file = fileOf('chinese-gb18030.csv')
    const look = lookAt(file)
    expect(look.layout.encoding).toBe('gb18030')
    expect(kindsOf(look)).toEqual(['城市: category', '气温: number', '湿度: number', '是否下雨: yesno'])
    expect(look.columns[2].unit).toBe('%')
    expect(valuesOf(file, look, 2)[0]).toBe(84)
    expect(look.columns[3].classes).toEqual(['否', '是'])
  })

  it('from Excel names its delimiter in a line that is no row', () => {
    const look = lookAt(fileOf('excel-sep.csv'))
    expect(look.layout).toEqual({ encoding: 'utf-8', delimiter: ';', decimal: ',', header: 0 })
    expect(kindsOf(look)).toEqual(['width: number', 'depth: number', 'passed: yesno'])
    expect(look.rows).toBe(30)
  })

  it('with one column is refused', () => {
    expect(fileOf('one-column.csv').look(NOTHING)).toMatchObject({ code: 'oneColumn', row: 1 })
  })

  it('without labels says which column has none', () => {
    const look = lookAt(fileOf('only-missing-labels.csv'))
    expect(look.columns[2]).toMatchObject({
      usable: false,
      filled: 0,
      warnings: [{ code: 'noValues', column: 'label' }],
    })
    expect(usualRoles(look.columns).get(2)).toBe('unused')
  })

  it('with two columns of one name gives the second another', () => {
    const look = lookAt(fileOf('duplicate-names.csv'))
    expect(look.columns.map(({ name }) => name)).toEqual(['price', 'size', 'price (2)', 'size (2)'])
    expect(findingsOf(look)).toEqual([
      { code: 'duplicate', column: 'price', values: { name: 'price (2)' } },
      { code: 'duplicate', column: 'size', values: { name: 'size (2)' } },
    ])
  })

  it('with 300 categories names the column and the row of the first that is too many', () => {
    const look = lookAt(fileOf('many-categories.tsv'))
    expect(look.layout.delimiter).toBe('\t')
    expect(look.columns[0]).toMatchObject({ kind: 'category', usable: false })
    expect(findingsOf(look)).toEqual([
      { code: 'manyClasses', column: 'product', row: 52, values: { count: 300, most: 50 } },
    ])
  })

  it('with dates has days, and finds the place of the day in one that tells', () => {
    const file = fileOf('dates.csv')
    const look = lookAt(file)
    expect(kindsOf(look)).toEqual(['day: date', 'visits: number', 'weekend: yesno'])
    const days = [...valuesOf(file, look, 0)]
    expect(days.map((day) => day - days[0])).toEqual(Array.from({ length: 60 }, (_, k) => k))
    expect(new Date(days[31] * 86_400_000).toISOString()).toMatch(/^2024-02-01/)
    // A date can be no target.
    expect(findingsOf(look)).toEqual([{ code: 'dateInput', column: 'day', row: 2 }])
    expect(canBeTarget(look.columns[0])).toBe(false)
  })

  it('with a title above its header leaves the title out', () => {
    const file = fileOf('header-in-row-3.csv')
    const look = lookAt(file)
    expect(kindsOf(look)).toEqual(['Region: category', 'Units: number', 'Returned: yesno'])
    expect(look.warnings).toEqual([{ code: 'preamble', row: 3, values: { count: 2 } }])
    expect([...valuesOf(file, look, 1).subarray(0, 2)]).toEqual([1000, 1031])
  })

  it('with quotes over lines counts such a row once', () => {
    const look = lookAt(fileOf('quotes-over-lines.csv'))
    expect(kindsOf(look)).toEqual(['comment: text', 'stars: number', 'bought: yesno'])
    expect(look.rows).toBe(30)
    expect(look.preview[2]).toMatchObject({
      row: 3,
      cells: [expect.stringMatching(/"good".*\nwritten.*1 of/s), '2', 'N'],
    })
    expect(findingsOf(look)).toEqual([{ code: 'text', column: 'comment', row: 2 }])
  })

  it('that is a picture is refused', () => {
    expect(fileOf('picture.csv').look(NOTHING)).toEqual({ code: 'picture' })
  })

  it('of 5 MB keeps its first 200,000 rows, of which 20,000 are drawn', () => {
    const file = new TableFile('large.csv', largeTable())
    expect(file.fingerprint.bytes).toBeGreaterThan(5e6)
    const look = lookAt(file)
    expect(look.rows).toBe(200_000)
    expect(codesOf(look.warnings)).toEqual(['moreRows', 'drawn'])
    const made = recipe(file, look)
    expect(made.rows).toBe(20_000)
    const { train, test } = rowsOf(file, look)
    expect(train.rows + test.rows).toBe(5000)
  })
})

it('a number far from all others is named with its row', () => {
  const lines = Array.from({ length: 60 }, (_, k) => `${k === 41 ? 999_999_999 : (k * 7) % 36},${k % 5}`)
  const look = lookAt(textFile(['price,size', ...lines].join('\n')))
  const outlier = { code: 'outlier', column: 'price', row: 43, values: { value: '999999999', count: 1 } }
  expect(look.columns.flatMap(({ warnings }) => warnings)).toEqual([outlier])
  expect(look.columns[0].usable).toBe(true)
})

it.each(['\t', '|', ','])('decimal commas with three places are none of thousands, with %j between cells', (mark) => {
  const cell = (value: number) => `"${value.toFixed(3).replace('.', ',')}"`
  const lines = Array.from({ length: 40 }, (_, k) => [cell(k / 8), cell(12.345 + k), k % 2 ? 'ja' : 'nein'].join(mark))
  const file = textFile(['Anteil', 'Preis', 'gut'].join(mark).concat('\n', lines.join('\n')))
  const look = lookAt(file)
  expect(look.layout).toMatchObject({ delimiter: mark, decimal: ',' })
  expect([0, 1].map((place) => valuesOf(file, look, place)[1])).toEqual([0.125, 13.345])
})

it('an open quote that swallows most rows, or all columns, is the reason for a refusal', () => {
  const rows = Array.from({ length: 500 }, (_, k) => `n${k % 9},${k},${k % 7}`)
  const file = textFile(['name,x,y', ...rows.with(2, '"big,2,2')].join('\n'))
  expect(file.look(NOTHING)).toMatchObject({ code: 'openQuote', row: 4, layout: { delimiter: ',' } })
  expect(textFile(['"name,x,y', ...rows].join('\n')).look(NOTHING)).toMatchObject({ code: 'openQuote', row: 1 })
})

describe('numbers such as 1.100, in a file that shows no decimal sign', () => {
  const rents = (mark: string, cell: (k: number) => string) =>
    textFile(`Stadt${mark}Miete\n${Array.from({ length: 40 }, (_, k) => `S${k % 3}${mark}${cell(k)}`).join('\n')}`)
  const openAt = (look: TableLook) => look.columns[1].warnings.filter(({ code }) => code.startsWith('open'))
  const value = '1.100'

  it('have a thousands mark between semicolons, which is said', () => {
    const file = rents(';', (k) => `1.${100 + k}`)
    const look = lookAt(file)
    expect([look.layout.decimal, valuesOf(file, look, 1)[1]]).toEqual([',', 1101])
    expect(openAt(look)).toEqual([{ code: 'openThousands', column: 'Miete', row: 2, values: { value } }])
    // Whoever chooses the decimal sign knows.
    const corrected = lookAt(file, { layout: { decimal: '.' }, kinds: new Map() })
    expect([valuesOf(file, corrected, 1)[1], openAt(corrected)]).toEqual([1.101, []])
  })

  it('have decimals between tabs, which is said, and between commas, where nothing else is likely', () => {
    const tabs = lookAt(rents('\t', (k) => `1.${100 + k}`))
    expect(tabs.layout.decimal).toBe('.')
    expect(openAt(tabs)).toEqual([{ code: 'openDecimals', column: 'Miete', row: 2, values: { value } }])
    expect(openAt(lookAt(rents(',', (k) => `1.${100 + k}`)))).toEqual([])
  })

  it('follow the cells that show a decimal sign', () => {
    const look = lookAt(rents(';', (k) => (k % 2 ? `1.${100 + k}` : `2.${k}5`)))
    expect([look.layout.decimal, openAt(look)]).toEqual(['.', []])
  })
})

/** A table of 60 rows: a number, and a column whose cells go round. */
const around = (name: string, cells: readonly string[]) =>
  textFile(
    `size,${name}\n${Array.from({ length: 60 }, (_, k) => `${(k * 7) % 23},${cells[k % cells.length]}`).join('\n')}`,
  )

describe('words of which some mean that a value is missing', () => {
  it.each([
    ['有车', ['有', '无', '无'], 'yesno', ['无', '有'], 40],
    ['risk', ['low', 'none', 'high', 'low', ''], 'category', ['high', 'low', 'none'], 12],
  ] as const)('are values in %s, which is said with their count', (name, cells, kind, classes, count) => {
    const file = around(name, cells)
    const look = lookAt(file)
    expect(look.columns[1]).toMatchObject({ kind, classes, usable: true })
    const word = cells[1]
    expect(look.columns[1].warnings).toEqual([
      { code: 'wordIsValue', column: name, row: 3, values: { value: word, count } },
    ])
    const values = [...valuesOf(file, look, 1)]
    expect(values.slice(0, 3)).toEqual(cells.slice(0, 3).map((cell) => (classes as readonly string[]).indexOf(cell)))
    expect(values.filter(Number.isNaN)).toHaveLength(name === 'risk' ? 12 : 0)
  })

  it('are none among numbers, among texts, or where they are rare', () => {
    expect(lookAt(around('level', ['1', '0', 'none'])).columns[1]).toMatchObject({ classes: ['0', '1'], filled: 40 })
    const texts = Array.from({ length: 60 }, (_, k) => (k % 3 ? `item ${k}` : 'none'))
    expect(lookAt(around('note', texts)).columns[1].filled).toBe(40)
    const rare = Array.from({ length: 60 }, (_, k) => (k === 9 ? 'none' : k % 2 ? 'low' : 'high'))
    expect(lookAt(around('risk', rare)).columns[1]).toMatchObject({ kind: 'yesno', filled: 59 })
  })

  it('a mark in some rows and nothing in all others is told from a value that all rows have', () => {
    const { usable, warnings } = lookAt(around('paid', ['x', '', ''])).columns[1]
    const values = { value: 'x', count: 20, empty: 40 }
    expect([usable, warnings]).toEqual([false, [{ code: 'oneMark', column: 'paid', row: 2, values }]])
    expect(codesOf(lookAt(around('paid', ['x'])).columns[1].warnings)).toEqual(['constant'])
  })
})

describe('yes and no', () => {
  it.each([
    [
      ['Yes', 'no', 'YES', 'No', 'Yes'],
      ['no', 'Yes'],
    ],
    [
      ['True', 'False', 'true', 'FALSE'],
      ['False', 'True'],
    ],
    [
      ['是', '否', '对', 'Y', 'N', '是', '否'],
      ['否', '是'],
    ],
    [
      ['passed', 'Failed', 'Passed'],
      ['Failed', 'passed'],
    ],
  ])('in the spellings %j are two classes, which is said', (cells, classes) => {
    const file = around('answer', cells)
    const look = lookAt(file)
    expect(look.columns[1]).toMatchObject({ kind: 'yesno', classes, distinct: 2, filled: 60 })
    expect(codesOf(look.columns[1].warnings)).toEqual(['spellings'])
    expect(new Set(valuesOf(file, look, 1))).toEqual(new Set([0, 1]))
    // Whoever chooses the type category keeps the spellings apart.
    const apart = lookAt(file, { layout: {}, kinds: new Map([[1, 'category' as const]]) })
    expect(apart.columns[1].classes).toHaveLength(new Set(cells).size)
  })

  it('of unlike pairs stay classes of their own', () => {
    for (const cells of [
      ['passed', 'dead', 'yes'],
      ['yes', 'no', 'maybe'],
      ['Yes', 'YES', 'yes'],
    ])
      expect(lookAt(around('answer', cells)).columns[1]).toMatchObject({ kind: 'category', distinct: 3 })
  })
})

it('a type that the person has chosen, and that is not used, is not explained by the cells', () => {
  for (const kind of ['id', 'text'] as const) {
    const look = lookAt(around('rooms', ['1', '2', '3', '4', '5', '6', '7']), {
      layout: {},
      kinds: new Map([[1, kind]]),
    })
    expect(look.columns[1]).toMatchObject({ usable: false, warnings: [{ code: 'setAside', column: 'rooms' }] })
  }
})

describe('dates', () => {
  it('in several forms are told from free text, with the first that is none', () => {
    const cell = (k: number) => [`2024-01-${10 + (k % 19)}`, `${1 + (k % 28)}.2.2024`, `${k + 1} Jan 2024`][k % 3]
    const { kind, warnings } = lookAt(
      around(
        'day',
        Array.from({ length: 60 }, (_, k) => cell(k)),
      ),
    ).columns[1]
    const values = { value: '3 Jan 2024', count: 40, filled: 60 }
    expect([kind, warnings]).toEqual(['text', [{ code: 'someDates', column: 'day', row: 4, values }]])
  })

  it('have a time of the day', () => {
    const cells = Array.from({ length: 60 }, (_, k) => `2024-01-${10 + (k % 19)} ${k === 5 ? '99:10' : '09:10'}`)
    const { kind, filled, warnings } = lookAt(around('day', cells)).columns[1]
    expect([kind, filled]).toEqual(['date', 59])
    expect(warnings[0]).toMatchObject({ code: 'unreadable', row: 7, values: { value: '2024-01-15 99:10', count: 1 } })
  })
})

describe('quotes after a space', () => {
  const rows = Array.from(
    { length: 60 },
    (_, k) => `"${k % 7}",  "x, ${k % 3}",${k % 2 ? ' ' : ''}"say ""no"", "" ${k % 2}"`,
  )
  const file = textFile(['"a", "b", "c"', ...rows].join('\n'))

  it('hold their cells together, and spaces within them stay', () => {
    const look = lookAt(file)
    expect([look.columns.map(({ name }) => name), look.warnings]).toEqual([['a', 'b', 'c'], []])
    expect(look.columns[0].kind).toBe('number')
    expect(look.columns[1].classes).toEqual(['x, 0', 'x, 1', 'x, 2'])
    expect(look.columns[2].classes).toEqual(['say "no", " 0', 'say "no", " 1'])
  })

  it('are no cells where a word goes on behind them', () => {
    const lines = Array.from({ length: 60 }, (_, k) => `${k % 7}|he said| "no" loudly ${k % 3}`)
    const look = lookAt(textFile(['a|b|c', ...lines].join('\n')))
    expect([look.rows, look.columns[2].classes[0]]).toEqual([60, '"no" loudly 0'])
  })

  it('do not turn numbers into classes', () => {
    const look = lookAt(
      textFile(`rooms,ok\n${Array.from({ length: 60 }, (_, k) => `" ${k % 9} ", "${k % 5} "`).join('\n')}`),
    )
    expect(kindsOf(look)).toEqual(['rooms: number', 'ok: number'])
  })
})

describe('a recipe of the first rules', () => {
  const OLD = '[1,["typed.csv",1,1]'
  const read = (file: TableFile, rest: string) => {
    const old = readRecipe(`${OLD},${rest}]`)
    if (!old) throw new Error('no recipe')
    return [...file.table(old).values.values()].map((values) => [...values.subarray(0, 4)])
  }
  const COMMA = '["utf-8",",",".",0],60'

  it('leaves out the words for missing, and keeps spellings apart', () => {
    const risk = around('risk', ['low', 'none', 'high', 'low'])
    expect(read(risk, `${COMMA},[[0,"size","n",0]],[[1,"risk","y","high","low"]]`)[1]).toEqual([1, Number.NaN, 0, 1])
    const answer = around('answer', ['Yes', 'no', 'YES', 'No'])
    const target = '[[1,"answer","c","No","YES","Yes","no"]]'
    expect(read(answer, `${COMMA},[[0,"size","n",0]],${target}`)[1]).toEqual([2, 3, 1, 0])
  })

  it('reads any time of a day', () => {
    const day = around('day', ['2024-01-01 99:10', '2024-01-02'])
    const [days] = read(day, `${COMMA},[[1,"day","d",0]],[[0,"size","n","",0,1]]`)
    expect(days[1] - days[0]).toBeCloseTo(1 - (99 + 1 / 6) / 24)
  })

  it('splits at a comma between quotes that follow a space', () => {
    const file = textFile(
      `a, b\n${Array.from({ length: 60 }, (_, k) => `1, "${k % 2 ? 'x' : 'y'}, ${k % 2}"`).join('\n')}`,
    )
    const target = JSON.stringify([[1, 'b', 'y', '"x', '"y']])
    expect(read(file, `${COMMA},[[0,"a","n",0]],${target}`)[1]).toEqual([1, 0, 1, 0])
  })
})

it('what is JSON, a web page or XML is refused by what it is', () => {
  const objects = Array.from({ length: 20 }, (_, k) => JSON.stringify({ a: k, b: k % 3 }))
  for (const text of [`[${objects.join(',\n')}]`, objects.join('\n'), '{ "rows": [1, 2] }', '[[1,2],[3,4]]'])
    expect(textFile(text).look(NOTHING)).toEqual({ code: 'json' })
  for (const text of ['<!DOCTYPE html>\n<html>', '\n<html lang="en"><body>a,b', '<?xml version="1.0"?>'])
    expect(textFile(text).look(NOTHING)).toEqual({ code: 'webPage' })
  // Signs with which cells begin, too.
  for (const name of ['[m]', '{a}', '<5', '<bodyweight>'])
    expect(
      lookAt(textFile(`${name},b\n${Array.from({ length: 40 }, (_, k) => `${k % 9},${k % 3}`).join('\n')}`)).rows,
    ).toBe(40)
})

it('a header is no row of data, also where nothing else is there', () => {
  expect(textFile('size,part').look(NOTHING)).toMatchObject({ code: 'fewRows', row: 1, values: { count: 0 } })
  expect(textFile('size,part\n1,2\n3,4').look(NOTHING)).toMatchObject({ code: 'fewRows', row: 3, values: { count: 2 } })
})

describe('what is guessed can be corrected', () => {
  const codes = `age,code,group\n${Array.from({ length: 40 }, (_, k) => `${20 + (k % 17)},${k % 4},${k % 3}`).join('\n')}`

  it('kinds of columns', () => {
    const file = textFile(codes)
    expect(kindsOf(lookAt(file))).toEqual(['age: number', 'code: number', 'group: number'])
    const look = lookAt(file, { layout: {}, kinds: new Map([[2, 'category' as const]]) })
    expect(look.columns[2]).toMatchObject({ kind: 'category', guessed: 'number', classes: ['0', '1', '2'] })
    const made = recipe(file, look)
    expect(made.targets).toEqual([{ place: 2, name: 'group', kind: 'category', classes: ['0', '1', '2'] }])
    const { train, tasks } = rowsOf(file, look)
    expect(tasks[0]).toMatchObject({ kind: 'multiclass', outputs: 3 })
    expect(new Set(train.targets[0])).toEqual(new Set([0, 1, 2]))
  })

  it('header, delimiter and decimal sign', () => {
    const file = textFile(codes)
    const none = lookAt(file, { layout: { header: -1 }, kinds: new Map() })
    expect(none.columns.map(({ name }) => name)).toEqual(['#1', '#2', '#3'])
    expect(none.rows).toBe(41)
    expect(findingsOf(none).filter(({ code }) => code === 'unreadable')[0]).toEqual({
      code: 'unreadable',
      column: '#1',
      row: 1,
      values: { value: 'age', count: 1 },
    })
    expect(file.look({ layout: { delimiter: ';' }, kinds: new Map() })).toMatchObject({ code: 'oneColumn' })
  })

  it('a recipe survives its text, and another text is none', () => {
    const file = fileOf('german.csv')
    const made = recipe(file, lookAt(file))
    expect(readRecipe(writeRecipe(made))).toEqual(made)
    for (const text of ['', '{}', '[]', '[1]', writeRecipe(made).slice(0, -4), writeRecipe(made).replace('[2,', '[3,')])
      expect(readRecipe(text)).toBeNull()
  })
})

it('names of any length make a recipe that is read as it is', () => {
  const label = fc.string({ minLength: 1, maxLength: 450, unit: 'grapheme', size: 'max' })
  const files = fc.record({
    name: fc.string({ maxLength: 255, unit: 'grapheme', size: 'max' }),
    labels: fc.uniqueArray(label, { minLength: 3, maxLength: 9 }),
    answers: fc.uniqueArray(label, { minLength: 2, maxLength: 2 }),
  })
  let cut = 0
  fc.assert(
    fc.property(files, ({ name, labels, answers }) => {
      const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
      const row = (_: unknown, k: number) =>
        `${(k * 7) % 23},${quoted(labels[k % labels.length])},${quoted(answers[k % 2])}`
      const text = `size,sort,${'x'.repeat(300)}\n${Array.from({ length: 60 }, row).join('\n')}`
      const file = new TableFile(name, new TextEncoder().encode(text))
      const look = lookAt(file, { layout: { delimiter: ',', header: 0 }, kinds: new Map([[1, 'category' as const]]) })
      const roles = new Map<number, Role>(look.columns.map(({ place }) => [place, place > 0 ? 'target' : 'input']))
      const made = recipeOf(file.fingerprint, look, roles)
      // Values that say that there is none leave too few.
      if ('code' in made) return
      expect(readRecipe(writeRecipe(made))).toEqual(made)
      expect(file.pack(made)).toHaveLength(60 * (8 + made.targets.length))
      if (writeRecipe(made).includes('…')) cut++
    }),
    // Shrinking texts as long as these would take minutes.
    { numRuns: 60, seed: 5, endOnFailure: true },
  )
  expect(cut).toBeGreaterThan(10)
})

describe('a recipe that was changed by hand', () => {
  const file = fileOf('german.csv')
  const made = recipe(file, lookAt(file))
  const [size, rent, part] = made.inputs
  const [balcony] = made.targets

  it.each([
    ['a header before the file', 'header', { layout: ['windows-1252', ';', ',', -7] }],
    ['half a header', 'header', { layout: ['windows-1252', ';', ',', 0.5] }],
    ['an unknown decimal sign', 'decimal', { layout: ['windows-1252', ';', '·', 0] }],
    ['an unknown delimiter', 'delimiter', { layout: ['windows-1252', ' ', ',', 0] }],
    ['an unknown encoding', 'encoding', { layout: ['klingon', ';', ',', 0] }],
    ['a row', '', { rows: 1 }],
    ['a column as input and as target', '', { inputs: [size, rent, { ...size, place: balcony.place }] }],
    ['a column twice', '', { inputs: [size, rent, part, { ...part, kind: 'number', gaps: false }] }],
    ['a target of no width', '', { targets: [{ ...rent, unit: '', standard: { offset: 0, size: 0 } }] }],
  ] as [string, string, Partial<Recipe>][])('to %s is none, and a field of the layout is named', (_, named, change) => {
    const text = writeRecipe({ ...made, ...change })
    expect([readRecipe(text), unreadField(text)]).toEqual([null, named])
    const { faults } = validateConfig({
      ...defaultConfig,
      problem: { ...defaultConfig.problem, id: 'own', table: text },
    })
    expect(faults.map(({ field }) => field)).toContain(named ? `problem.table.${named}` : 'problem.table')
  })

  it.each([
    ['Stadtteil', { inputs: [size, rent, { ...part, kind: 'yesno' }] }],
    ['Stadtteil', { inputs: [size, rent, { ...part, kind: 'number', gaps: false }] }],
    ['Miete', { inputs: [size, { ...rent, kind: 'yesno' }, part] }],
    ['Balkon', { targets: [{ ...balcony, classes: ['ja', 'nein'] }] }],
    ['Balkon', { targets: [{ ...balcony, classes: ['no', 'yes'] }] }],
    ['Balkon', { targets: [{ ...balcony, kind: 'category', classes: ['nein', 'ja'] }] }],
    ['far', { inputs: [{ place: 99, name: 'far', kind: 'number', gaps: true }] }],
  ] as [string, Partial<Recipe>][])('makes no rows with another %s', (column, change) => {
    const changed = readRecipe(writeRecipe({ ...made, ...change }))
    expect(() => file.pack(changed ?? made)).toThrow(new RecipeUnlikeError(column))
  })

  it('makes no rows with another header, number of rows or number of classes', () => {
    expect(file.pack(made).length).toBe(40 * (2 * 8 + 2))
    expect(() => file.pack({ ...made, rows: 39 })).toThrow(new RecipeUnlikeError())
    expect(() => file.pack({ ...made, layout: ['utf-8', ';', ',', 12] })).toThrow(new RecipeUnlikeError())
    const inputs = made.inputs.map((input) => (input.kind === 'category' ? { ...input, classes: 2 } : input))
    expect(() => file.pack({ ...made, inputs })).toThrow(new RecipeUnlikeError('Stadtteil'))
  })
})

it('200 files, each broken in one way: that is said, with its place', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(brokenTable, ({ bytes, wrong }) => {
      const look = new TableFile('broken.csv', bytes).look(NOTHING)
      const said: readonly Finding[] = isRefusal(look) ? [look] : findingsOf(look)
      expect(said.map(({ code, column, row }) => ({ code, column, row }))).toContainEqual(wrong)
      seen.add(wrong.code)
    }),
    { numRuns: 200, seed: 13 },
  )
  expect(seen.size).toBeGreaterThan(20)
})

it('200 damaged files: none crashes, and each is refused with a reason or trains as its recipe says', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(damagedTable, (bytes) => {
      const file = new TableFile('broken.csv', bytes)
      const look = file.look(NOTHING)
      if (isRefusal(look)) {
        seen.add(look.code)
        return
      }
      for (const { code, column, row } of findingsOf(look)) {
        seen.add(code)
        if (column !== undefined) expect(look.columns.some(({ name }) => name.startsWith(column))).toBe(true)
        if (row !== undefined) expect(row).toBeGreaterThan(0)
      }
      const made = recipeOf(file.fingerprint, look, usualRoles(look.columns))
      if ('code' in made) {
        seen.add(made.code)
        return
      }
      const { train, test, inputWidth } = rowsOf(file, look)
      expect(train.rows + test.rows).toBe(made.rows)
      expect(train.inputs).toHaveLength(train.rows * inputWidth)
      for (const split of [train, test])
        for (const values of split.targets) expect(values.every(Number.isFinite)).toBe(true)
      expect(train.inputs.every(Number.isFinite)).toBe(true)
    }),
    { numRuns: 200, seed: 13 },
  )
  // The files are broken in many ways, not in one.
  expect(seen.size).toBeGreaterThan(8)
})

it('a header that leaves too few rows can be corrected: rows that leave enough are offered', () => {
  const rows = Array.from({ length: 14 }, (_, k) => `${k * 1.5},${k % 3}`)
  const file = textFile(['size,part', ...rows].join('\n'))
  expect(headersFor(lookAt(file))).toEqual([0, 1, 2, 3, 4])
  const low = file.look({ layout: { header: 7 }, kinds: new Map() })
  expect(low).toMatchObject({ code: 'lowHeader', row: 8, values: { count: 7, least: 10 }, layout: { header: 7 } })
  expect(headersFor(low)).toEqual([0, 1, 2, 3, 4, 7])
  // No header helps a table that is too short.
  const short = textFile(['size,part', ...rows.slice(0, 8)].join('\n')).look(NOTHING)
  expect(short).toMatchObject({ code: 'fewRows' })
  expect(short.layout).toBeUndefined()
  // A long table has more rows than anybody wants to choose from.
  expect(headersFor(lookAt(textFile(['size,part', ...rows, ...rows, ...rows].join('\n'))))).toHaveLength(12)
})

import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import fc from 'fast-check'
import { own } from '../src/core/problems/own/own'
import type { Finding } from '../src/core/tables/findings'
import type { ColumnKind } from '../src/core/tables/reader'
import { brokenTable, damagedTable } from '../src/core/testing/brokenTables'
import { largeTable } from '../src/core/testing/largeTable'
import { table as en } from '../src/i18n/en/table'
import { tasks as tasksEn } from '../src/i18n/en/tasks'
import { fill } from '../src/i18n/translate'
import { table as zh } from '../src/i18n/zh-CN/table'
import { tasks as tasksZh } from '../src/i18n/zh-CN/tasks'
import { formatInteger } from '../src/ui/text/format'
import { linkTo, open, small } from './support/playground'

type Place = Pick<Finding, 'code' | 'column' | 'row'>

/** The texts of a language, how its messages begin, and words of remedies. */
const LANGUAGES = {
  en: {
    table: en,
    tasks: tasksEn,
    place: /^(Column “.+?”(, row \d+)?|Row \d+|File): /s,
    remedy:
      /\b(choose|save|open|copy|extract|check|correct|close|shuffle|remove|rename|you can name|group|collect|write|turn|predictions can be saved)\b/i,
  },
  'zh-CN': { table: zh, tasks: tasksZh, place: /^(“.+?”列(第 \d+ 行)?|第 \d+ 行|文件)：/s, remedy: /请|可以/ },
} as const
type Language = keyof typeof LANGUAGES

/** What the dialog shows about a file. */
interface Shown {
  /** Names with their types, as they are written. */
  readonly columns: readonly string[]
  /** Why it is refused, or what is said about it and its columns. */
  readonly messages: readonly string[]
}

/** Opens the page in this language with the dialog for tables. Returns the list of errors. */
async function openDialog(page: Page, language: Language): Promise<string[]> {
  const { tasks, table } = LANGUAGES[language]
  const problem = { ...small.problem, id: 'own', samples: 40 }
  const faults = await open(page, linkTo({ config: { ...small, problem, tasks: own.usualTasks } }))
  await expect(page.locator('html')).toHaveAttribute('lang', language)
  await page.getByRole('button', { name: tasks.table }).click()
  await page.getByRole('dialog', { name: table.title }).waitFor()
  return faults
}

interface Given {
  readonly name: string
  readonly bytes: Uint8Array
  /** As a person may bring it; the file input otherwise. */
  readonly dropped?: boolean
}

/** Gives files to the dialog one after the other, each when the one before has been read. Returns what is shown of each. */
function give(page: Page, files: readonly Given[]): Promise<readonly Shown[]> {
  const sent = files.map(({ bytes, ...file }) => ({ ...file, bytes: Buffer.from(bytes).toString('base64') }))
  return page.evaluate(async (all) => {
    const dialog = document.querySelector('dialog.own-table')
    const input = dialog?.querySelector<HTMLInputElement>('input[type=file]')
    if (!dialog || !input) throw new Error('no dialog')
    const textsOf = (selector: string) => [...dialog.querySelectorAll(selector)].map((part) => part.textContent ?? '')
    const isRead = (name: string) =>
      textsOf('.own-table-source b')[0] === name && dialog.querySelector('.own-table-found[aria-busy=false]') !== null
    const read = (name: string) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (!isRead(name)) return
          observer.disconnect()
          resolve()
        }
        const observer = new MutationObserver(look)
        observer.observe(dialog, { subtree: true, childList: true, characterData: true, attributes: true })
        look()
      })
    const shown: Shown[] = []
    for (const { name, bytes, dropped } of all) {
      const carried = new DataTransfer()
      carried.items.add(new File([Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))], name))
      if (dropped) {
        const place = dialog.querySelector('.own-table-source')
        place?.dispatchEvent(new DragEvent('drop', { dataTransfer: carried, bubbles: true, cancelable: true }))
      } else {
        input.files = carried.files
        input.dispatchEvent(new Event('change', { bubbles: true }))
      }
      await read(name)
      shown.push({
        columns: [...dialog.querySelectorAll('.own-table-columns > li')].map((column) => {
          const type = column.querySelector('select')
          return `${column.querySelector('b')?.textContent}: ${type?.selectedOptions[0].textContent}`
        }),
        messages: textsOf('.own-table-body > .own-table-refusal, .own-table-warnings > li'),
      })
    }
    return shown
  }, sent)
}

/** Whether a message of the page is the sentence of a finding, whatever its numbers. */
function says(language: Language, { code, column, row }: Place): RegExp {
  const { places, findings } = LANGUAGES[language].table
  const place = column === undefined ? (row === undefined ? 'file' : 'row') : row === undefined ? 'column' : 'both'
  const what = findings[code].replace(/\{\{\w+\}\}/g, '\0')
  const whole = fill(places[place], {
    column: column ?? '',
    row: row === undefined ? '' : formatInteger(language, row),
    what,
  })
  return new RegExp(`^${whole.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('\0', '.+')}$`, 's')
}

/** A message says where it is wrong and what to do. */
function expectPlaceAndRemedy(language: Language, message: string): void {
  expect(message).toMatch(LANGUAGES[language].place)
  expect(message).toMatch(LANGUAGES[language].remedy)
  expect(message).not.toMatch(/\{\{|undefined|NaN|null/)
}

const fixture = (name: string): Given => ({ name, bytes: readFileSync(`e2e/fixtures/tables/${name}`) })

/** Files as people have them, with what is to be seen of each: names and types of its columns, and what is said. */
const REAL: readonly (Given & {
  readonly kinds: readonly (readonly [string, ColumnKind])[]
  readonly said: readonly Place[]
})[] = [
  {
    ...fixture('german.csv'),
    kinds: [
      ['Größe (m²)', 'number'],
      ['Miete', 'number'],
      ['Stadtteil', 'category'],
      ['Balkon', 'yesno'],
    ],
    said: [],
  },
  {
    ...fixture('chinese-gb18030.csv'),
    kinds: [
      ['城市', 'category'],
      ['气温', 'number'],
      ['湿度', 'number'],
      ['是否下雨', 'yesno'],
    ],
    said: [],
  },
  {
    ...fixture('excel-sep.csv'),
    kinds: [
      ['width', 'number'],
      ['depth', 'number'],
      ['passed', 'yesno'],
    ],
    said: [],
  },
  { ...fixture('one-column.csv'), kinds: [], said: [{ code: 'oneColumn', row: 1 }] },
  {
    name: 'large.csv',
    bytes: largeTable(),
    kinds: [
      ['n', 'number'],
      ['m', 'number'],
      ['class', 'yesno'],
      ['group', 'category'],
    ],
    said: [{ code: 'moreRows', row: 200_001 }, { code: 'drawn' }],
  },
  {
    ...fixture('only-missing-labels.csv'),
    kinds: [
      ['a', 'number'],
      ['b', 'number'],
      ['label', 'category'],
    ],
    said: [{ code: 'noValues', column: 'label' }],
  },
  {
    ...fixture('duplicate-names.csv'),
    kinds: [
      ['price', 'number'],
      ['size', 'number'],
      ['price (2)', 'number'],
      ['size (2)', 'number'],
    ],
    said: [
      { code: 'duplicate', column: 'price' },
      { code: 'duplicate', column: 'size' },
    ],
  },
  {
    ...fixture('many-categories.tsv'),
    kinds: [
      ['product', 'category'],
      ['sales', 'number'],
    ],
    said: [{ code: 'manyClasses', column: 'product', row: 52 }],
  },
  {
    ...fixture('dates.csv'),
    kinds: [
      ['day', 'date'],
      ['visits', 'number'],
      ['weekend', 'yesno'],
    ],
    said: [{ code: 'dateInput', column: 'day', row: 2 }],
  },
  {
    ...fixture('header-in-row-3.csv'),
    kinds: [
      ['Region', 'category'],
      ['Units', 'number'],
      ['Returned', 'yesno'],
    ],
    said: [{ code: 'preamble', row: 3 }],
  },
  {
    ...fixture('quotes-over-lines.csv'),
    kinds: [
      ['comment', 'text'],
      ['stars', 'number'],
      ['bought', 'yesno'],
    ],
    said: [{ code: 'text', column: 'comment', row: 2 }],
  },
  { ...fixture('picture.csv'), dropped: true, kinds: [], said: [{ code: 'picture' }] },
]

const SEED = 13
const BROKEN = fc.sample(brokenTable, { numRuns: 200, seed: SEED })
const DAMAGED = fc.sample(damagedTable, { numRuns: 40, seed: SEED })

for (const [half, language] of (['en', 'zh-CN'] as const).entries()) {
  test.describe(language, () => {
    test.use({ locale: language })

    test('real-looking files are read or refused, and of 100 broken ones each is told with place and remedy', async ({
      page,
    }) => {
      const faults = await openDialog(page, language)
      const { kinds: names } = LANGUAGES[language].table
      // The large file takes as long as twenty others, so it is given once.
      const files = REAL.filter(({ bytes }) => half === 0 || bytes.length < 1e6)
      const real = await give(page, files)
      for (const [k, { name, kinds, said }] of files.entries()) {
        await test.step(name, () => {
          expect(real[k].columns).toEqual(kinds.map(([column, kind]) => `${column}: ${names[kind]}`))
          expect(real[k].messages).toEqual(said.map((place) => expect.stringMatching(says(language, place))))
        })
      }
      const broken = BROKEN.filter((_, k) => k % 2 === half)
      const shown = await give(
        page,
        broken.map(({ bytes }, k) => ({ name: `broken ${k}.csv`, bytes })),
      )
      for (const [k, { wrong }] of broken.entries()) {
        const { messages } = shown[k]
        expect(messages).toContainEqual(expect.stringMatching(says(language, wrong)))
        for (const message of messages) expectPlaceAndRemedy(language, message)
      }
      // Damaged anywhere, a file may still be a table: then its columns are there.
      const damaged = DAMAGED.filter((_, k) => k % 2 === half).map((bytes, k) => ({ name: `damaged ${k}.csv`, bytes }))
      for (const { columns, messages } of await give(page, damaged)) {
        expect(columns.length + messages.length).toBeGreaterThan(0)
        for (const message of messages) expectPlaceAndRemedy(language, message)
      }
      // The page has not suffered.
      expect(await give(page, files.slice(0, 1))).toEqual(real.slice(0, 1))

      // Kept under a long name, the file can be opened and removed on a phone.
      await page.setViewportSize({ width: 390, height: 844 })
      const { table } = LANGUAGES[language]
      const dialog = page.getByRole('dialog', { name: table.title })
      const long = `${'unbroken_name_'.repeat(4)}.csv`
      await give(page, [{ ...REAL[0], name: long }])
      await dialog.getByRole('button', { name: table.keep }).click()
      for (const action of [table.keptOpen, table.keptRemove]) {
        const button = dialog.getByRole('button', { name: fill(action, { file: long }) })
        await button.scrollIntoViewIfNeeded()
        await expect(button).toBeInViewport({ ratio: 0.9 })
      }
      expect(await dialog.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0)
      expect(faults).toEqual([])
    })
  })
}

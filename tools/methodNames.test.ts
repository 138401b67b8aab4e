import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { weightings } from '../src/core/weightings/all'

/** Ids that are words of the page as well: a text's key, a kind of target, a prop. */
const WORDS = ['equal', 'config', 'formula']

const ids = weightings.map(({ id }) => id).filter((id) => !WORDS.includes(id))
const named = (source: string): string[] =>
  ids.filter((id) => ["'", '"', '`'].some((quote) => source.includes(quote + id + quote)))

test('no file of the page names a method: what the page needs to know, the descriptors declare', () => {
  const all = readdirSync('src/ui', { recursive: true, encoding: 'utf8' })
  const files = all.filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.')).map((file) => `src/ui/${file}`)
  expect(files.length).toBeGreaterThan(100)
  expect(files.flatMap((file) => named(readFileSync(file, 'utf8')).map((id) => `${file}: ${id}`))).toEqual([])
  for (const source of ["const stops = id === 'mgda'", '<Method id="mgda" />', '`mgda`'])
    expect(named(source)).toEqual(['mgda'])
})

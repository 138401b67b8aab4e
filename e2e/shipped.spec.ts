/** The build that visitors get contains no code of tests. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'

/**
 * Words that occur only in code of tests: the hook, its functions, the questions to the worker. A minifier keeps
 * them, because they are names of properties or texts.
 */
const WORDS = [
  '__playground',
  'breakCard',
  'broken on purpose',
  'loseLanesContext',
  'restoreContext',
  'stopImmediatePropagation',
  'textureBytes',
  'inspect',
] as const

function scriptsOf(folder: 'dist' | 'dist-testing'): string {
  const assets = fileURLToPath(new URL(`../${folder}/assets/`, import.meta.url))
  const scripts = readdirSync(assets).filter((name) => name.endsWith('.js'))
  return scripts.map((name) => readFileSync(`${assets}${name}`, 'utf8')).join('\n')
}

/** Finds whole words: `inspect` is not in `inspector`. */
const has = (code: string, word: string): boolean => new RegExp(`(?<![\\w$])${word}(?![\\w$])`).test(code)

test('the shipped build has no code of tests', () => {
  const shipped = scriptsOf('dist')
  expect(WORDS.filter((word) => has(shipped, word))).toEqual([])
})

test('the build for journeys has all of these words, so the test above can fail', () => {
  const tested = scriptsOf('dist-testing')
  expect(WORDS.filter((word) => !has(tested, word))).toEqual([])
})

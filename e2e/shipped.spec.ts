/** What a visitor is sent: nothing of it is there for tests alone. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'

/**
 * Words that stand in code of tests alone: the hook, what it offers, what the tests' worker listens for. Minifying
 * keeps them all, since they are names of properties or texts.
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

/** A word of its own: `inspect` is not in `inspector`. */
const has = (code: string, word: string): boolean => new RegExp(`(?<![\\w$])${word}(?![\\w$])`).test(code)

test('the shipped build has no code of tests', () => {
  const shipped = scriptsOf('dist')
  expect(WORDS.filter((word) => has(shipped, word))).toEqual([])
})

test('the build of the journeys has all of it, so the words are those to look for', () => {
  const tested = scriptsOf('dist-testing')
  expect(WORDS.filter((word) => !has(tested, word))).toEqual([])
})

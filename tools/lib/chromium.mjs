import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { bin, show } from './install.mjs'

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

function playwrightsOwn() {
  const { chromium } = createRequire(import.meta.url)('@playwright/test')
  const path = chromium.executablePath()
  return path && existsSync(path) ? path : null
}

/** Path of an installed Chromium: CHROMIUM_PATH, the usual places, or Playwright's download; null if there is none. */
export function findChromium() {
  const wanted = process.env.CHROMIUM_PATH
  if (wanted) return existsSync(wanted) ? wanted : null
  return INSTALLED.find((path) => existsSync(path)) ?? playwrightsOwn()
}

/** Finds a Chromium or installs one: with Playwright, or with apt when root. Returns null if all of them fail. */
export function ensureChromium() {
  const found = findChromium()
  if (found) return found
  console.log('No Chromium found: trying Playwright’s download …')
  show(bin('playwright'), ['install', 'chromium'], { timeout: 240_000 })
  if (findChromium()) return findChromium()
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    console.log('Trying apt …')
    show('sh', [
      '-c',
      'apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null',
    ])
  }
  return findChromium()
}

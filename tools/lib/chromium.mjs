import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { bin, show } from './install.mjs'

/** Chromium without the windows of a browser, as Playwright uses by default: its pages take a third less time. */
const HEADLESS_SHELL = '/usr/bin/chromium-headless-shell'
const INSTALLED = [
  HEADLESS_SHELL,
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

const mayUseApt = () => process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')

/** Beside Debian's Chromium, its headless shell of the same version. Nothing else is changed; a closed network is left. */
function addHeadlessShell() {
  console.log('Trying apt for the headless shell of the installed Chromium …')
  const options = '--no-remove --no-upgrade -o Acquire::Retries=0 -o Acquire::http::Timeout=10'
  const { stdout } = spawnSync('dpkg-query', ['-W', 'chromium-common'], { encoding: 'utf8' })
  const version = stdout?.trim().split('\t')[1]
  if (!version) return
  show('sh', ['-c', `apt-get install -y -qq ${options} chromium-headless-shell=${version} >/dev/null 2>&1`], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    timeout: 90_000,
  })
}

/** Finds a Chromium or installs one: with Playwright, or with apt when root. Returns null if all of them fail. */
export function ensureChromium() {
  const found = findChromium()
  if (found === '/usr/bin/chromium' && mayUseApt() && !process.env.CHROMIUM_PATH) addHeadlessShell()
  if (found) return findChromium()
  console.log('No Chromium found: trying Playwright’s download …')
  show(bin('playwright'), ['install', 'chromium'], { timeout: 240_000 })
  if (findChromium()) return findChromium()
  if (mayUseApt()) {
    console.log('Trying apt …')
    show('sh', [
      '-c',
      'apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium chromium-headless-shell >/dev/null',
    ])
  }
  return findChromium()
}

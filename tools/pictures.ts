/**
 * npm run pictures: takes the README's pictures from the built page in Chromium. It trains on the CPU engine,
 * so that the pictures are equal on every machine.
 */
import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from '@playwright/test'
import { CHROMIUM, CHROMIUM_FLAGS } from '../playwright.config'
import { baselines } from '../src/core/comparison/lineUps'
import type { Lane } from '../src/core/comparison/types'
import { defaultConfig } from '../src/core/config/defaults'
import type { Recording } from '../src/core/config/types'
import { encodeComparisonLink } from '../src/share/comparison'
import { encodeLink } from '../src/share/link'

const PORT = 4177
const folder = fileURLToPath(new URL('../docs/pictures/', import.meta.url))

const conflict = encodeLink({
  config: {
    ...defaultConfig,
    weighting: { id: 'pcgrad', options: {}, modifiers: [] },
    training: { ...defaultConfig.training, stopAfter: 900 },
  },
  edits: [],
})
const story = encodeLink({
  config: { ...defaultConfig, training: { ...defaultConfig.training, stopAfter: 1000 } },
  edits: [{ step: 400, field: 'tasks.t2.weight', value: 30 }],
})

const weightings = ['uw', 'dwa', 'famo', 'pcgrad', 'cagrad', 'nash-mtl'] as const
const base: Recording = { config: defaultConfig, edits: [] }
const lanes: Lane[] = [
  { id: 'a', name: '', changes: [], only: null, seeds: null },
  ...weightings.map((id, k) => ({
    id: String.fromCharCode(98 + k),
    name: '',
    changes: [{ field: 'weighting' as const, value: { id, options: {}, modifiers: [] } }],
    only: null,
    seeds: null,
  })),
]
const compared = encodeComparisonLink({
  base,
  lanes: [...lanes, ...baselines(base, lanes)],
  seeds: [1, 2, 3, 4, 5],
  fork: 0,
  steps: 600,
  threshold: 0.9,
})

const PICTURES = [
  { name: 'compare', hash: compared, width: 1440, height: 900, theme: 'light', locale: 'en-GB' },
  { name: 'playground', hash: story, width: 1440, height: 900, theme: 'light', locale: 'en-GB' },
  { name: 'playground-dark', hash: conflict, width: 1440, height: 900, theme: 'dark', locale: 'en-GB' },
  { name: 'playground-zh', hash: story, width: 1440, height: 900, theme: 'light', locale: 'zh-CN' },
  { name: 'phone', hash: story, width: 390, height: 844, theme: 'light', locale: 'en-GB' },
] as const

async function trained(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /Train|Pause|训练|暂停/ })
    .first()
    .waitFor()
  await page.waitForFunction(
    () => (window.__playground?.compare?.() ?? window.__playground?.run())?.status === 'stopped',
    undefined,
    { timeout: 300_000, polling: 500 },
  )
  await page.waitForTimeout(1500)
  const message = page.locator('.notices').getByRole('button').last()
  if (await message.isVisible().catch(() => false)) await message.click()
  await page.waitForTimeout(300)
}

async function serving(): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const answer = await fetch(`http://localhost:${PORT}/`).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the preview server does not answer')
}

async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const server = spawn('npx', ['vite', 'preview', '--mode', 'testing', '--port', String(PORT), '--strictPort'], {
    stdio: 'ignore',
  })
  await serving()
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: CHROMIUM_FLAGS,
  })
  try {
    for (const { name, hash, width, height, theme, locale } of PICTURES) {
      const page = await browser.newPage({ viewport: { width, height }, colorScheme: theme, locale })
      await page.goto(`http://localhost:${PORT}/?engine=cpu#${hash}`)
      const play = page.getByRole('button', { name: /^(Train|训练)$/ })
      if (await play.isVisible().catch(() => false)) await play.click()
      await trained(page)
      await page.screenshot({ path: `${folder}${name}.png` })
      await page.close()
      console.log(`${name}.png`)
    }
  } finally {
    await browser.close()
    server.kill()
  }
}

void main()

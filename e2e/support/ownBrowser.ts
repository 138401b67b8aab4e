import { type Browser, chromium } from '@playwright/test'
import { CHROMIUM, CHROMIUM_FLAGS } from '../../playwright.config'

/** Gives `use` a browser process of its own, for what all pages of a process share, and closes it afterwards. */
export async function inOwnBrowser<T>(
  use: (browser: Browser) => Promise<T>,
  flags: readonly string[] = CHROMIUM_FLAGS,
): Promise<T> {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: [...flags] })
  try {
    return await use(browser)
  } finally {
    await browser.close()
  }
}

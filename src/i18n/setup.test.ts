import { expect, it, vi } from 'vitest'

/** Whether the Chinese help arrives. */
let lost = true
vi.mock('./zh-CN/help', async (original) => {
  if (lost) throw new TypeError('Failed to fetch dynamically imported module')
  return original()
})

it('keeps the language whose texts have loaded, and changes to the other once its texts load', async () => {
  // `speak` writes the language of the document.
  vi.stubGlobal('document', { documentElement: { lang: '' } })
  const { languageStore, showLate, speak, textAt } = await import('./setup')
  await speak('en')
  await showLate('help')
  await expect(speak('zh-CN')).rejects.toThrow()
  expect(languageStore.getState().language).toBe('en')
  // A part that is opened meanwhile gets its texts in the language that is spoken.
  await showLate('comparing')
  expect(textAt('en', 'compare', 'page')).toBe('Lanes side by side')
  lost = false
  await speak('zh-CN')
  expect(languageStore.getState().language).toBe('zh-CN')
  expect(textAt('zh-CN', 'compare', 'page')).toMatch(/^\p{Script=Han}+$/u)
  vi.unstubAllGlobals()
})

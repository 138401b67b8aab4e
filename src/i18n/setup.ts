import { createStore } from 'zustand/vanilla'
import type { Language } from './languages'
import { type Bundle, fill, find } from './translate'

/** Each language is a chunk of its own: nobody downloads the one they do not read. */
const loaders = {
  en: () => import('./en/all'),
  'zh-CN': () => import('./zh-CN/all'),
} as const
/** Texts of dialogs, downloaded when one opens. */
const lateLoaders = {
  en: { help: () => import('./en/help') },
  'zh-CN': { help: () => import('./zh-CN/help') },
} as const
export type LateNamespace = keyof (typeof lateLoaders)['en']

let wanted: Language = 'en'
const bundles = new Map<Language, Bundle>()

/** The language that the page speaks now; its texts are there. */
export const languageStore = createStore<{ readonly language: Language }>(() => ({ language: 'en' }))

/** Loads a language's texts and speaks it. The page may render when this is done for the first time. */
export async function speak(language: Language): Promise<void> {
  wanted = language
  if (!bundles.has(language)) {
    const { texts } = await loaders[language]()
    bundles.set(language, texts)
  }
  // Asked for another one while this was loading.
  if (wanted !== language) return
  document.documentElement.lang = language
  languageStore.setState({ language })
}

export async function loadLate(language: Language, namespace: LateNamespace): Promise<void> {
  const present = bundles.get(language)
  if (present?.[namespace]) return
  const { texts } = await lateLoaders[language][namespace]()
  bundles.set(language, { ...bundles.get(language), [namespace]: texts })
}

/** The text of a dotted key with its holes filled; undefined where there is none. */
export function textAt(
  language: Language,
  namespace: string,
  key: string,
  values?: Readonly<Record<string, string | number>>,
): string | undefined {
  const text = find(bundles.get(language)?.[namespace], key)
  return text === undefined ? undefined : fill(text, values)
}

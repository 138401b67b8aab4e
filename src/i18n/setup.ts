import { createStore } from 'zustand/vanilla'
import type { Language } from './languages'
import { type Bundle, fill, find } from './translate'

/** Each language is a chunk of its own: nobody downloads the one they do not read. */
const loaders = {
  en: () => import('./en/all'),
  'zh-CN': () => import('./zh-CN/all'),
} as const
/** Texts that the first curves do not need, downloaded with the part of the page that shows them. */
const lateLoaders = {
  en: {
    compare: async () => (await import('./en/compare')).compare,
    compareResults: async () => (await import('./en/compareResults')).compareResults,
    help: async () => (await import('./en/help')).help,
    methods: async () => (await import('./en/methods')).methods,
  },
  'zh-CN': {
    compare: async () => (await import('./zh-CN/compare')).compare,
    compareResults: async () => (await import('./zh-CN/compareResults')).compareResults,
    help: async () => (await import('./zh-CN/help')).help,
    methods: async () => (await import('./zh-CN/methods')).methods,
  },
} as const
export type LateNamespace = keyof (typeof lateLoaders)['en']

const bundles = new Map<Language, Bundle>()
/** Late namespaces that the page shows: another language has to bring them too. */
const shown = new Set<LateNamespace>()
let wanted: Language = 'en'

/** The language that the page speaks now; its texts are there. */
export const languageStore = createStore<{ readonly language: Language }>(() => ({ language: 'en' }))

async function load(language: Language): Promise<void> {
  if (!bundles.has(language)) {
    const { texts } = await loaders[language]()
    bundles.set(language, { ...texts, ...bundles.get(language) })
  }
  for (const namespace of shown) {
    if (bundles.get(language)?.[namespace]) continue
    const texts = await lateLoaders[language][namespace]()
    bundles.set(language, { ...bundles.get(language), [namespace]: texts })
  }
}

/** Loads a language's texts and speaks it. The page may render when this is done for the first time. */
export async function speak(language: Language): Promise<void> {
  wanted = language
  await load(language)
  // Asked for another one while this was loading.
  if (wanted !== language) return
  document.documentElement.lang = language
  languageStore.setState({ language })
}

/** Brings a late namespace in the present language, and from then on in every language spoken. */
export async function showLate(namespace: LateNamespace): Promise<void> {
  shown.add(namespace)
  await load(wanted)
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

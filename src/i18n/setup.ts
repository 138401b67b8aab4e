import { createStore } from 'zustand/vanilla'
import type { Language } from './languages'
import { type Bundle, fill, find } from './translate'

/** Each language is its own chunk, so that only the language in use is downloaded. */
const loaders = {
  en: () => import('./en/all'),
  'zh-CN': () => import('./zh-CN/all'),
} as const
/** Texts that the first curves do not need, by namespace, downloaded with the part of the page that shows them. */
const lateLoaders = {
  en: {
    beside: async () => (await import('./en/beside')).beside,
    comparing: async () => (await import('./en/comparing')).comparing,
    course: async () => (await import('./en/course')).course,
    help: async () => ({ help: (await import('./en/help')).help }),
    lab: async () => ({ lab: (await import('./en/lab')).lab }),
    landscape: async () => ({ landscape: (await import('./en/landscape')).landscape }),
    map: async () => ({ map: (await import('./en/map')).map }),
    methods: async () => ({ methods: (await import('./en/methods')).methods }),
    parts: async () => (await import('./en/parts')).parts,
    picker: async () => ({ picker: (await import('./en/picker')).picker }),
    table: async () => ({ table: (await import('./en/table')).table }),
  },
  'zh-CN': {
    beside: async () => (await import('./zh-CN/beside')).beside,
    comparing: async () => (await import('./zh-CN/comparing')).comparing,
    course: async () => (await import('./zh-CN/course')).course,
    help: async () => ({ help: (await import('./zh-CN/help')).help }),
    lab: async () => ({ lab: (await import('./zh-CN/lab')).lab }),
    landscape: async () => ({ landscape: (await import('./zh-CN/landscape')).landscape }),
    map: async () => ({ map: (await import('./zh-CN/map')).map }),
    methods: async () => ({ methods: (await import('./zh-CN/methods')).methods }),
    parts: async () => (await import('./zh-CN/parts')).parts,
    picker: async () => ({ picker: (await import('./zh-CN/picker')).picker }),
    table: async () => ({ table: (await import('./zh-CN/table')).table }),
  },
} as const
export type LateTexts = keyof (typeof lateLoaders)['en']

const bundles = new Map<Language, Bundle>()
/** Late texts that the page shows. A newly chosen language has to load them too. */
const shown = new Set<LateTexts>()
/** Texts that have loaded: `en`, `en compare`. */
const brought = new Set<string>()
let wanted: Language = 'en'

/** The current language of the page; its texts have loaded. */
export const languageStore = createStore<{ readonly language: Language }>(() => ({ language: 'en' }))

const add = (language: Language, texts: Bundle): void => {
  bundles.set(language, { ...bundles.get(language), ...texts })
}

async function load(language: Language, late: Iterable<LateTexts>): Promise<void> {
  if (!brought.has(language)) {
    add(language, (await loaders[language]()).texts)
    brought.add(language)
  }
  for (const name of late) {
    if (brought.has(`${language} ${name}`)) continue
    add(language, await lateLoaders[language][name]())
    brought.add(`${language} ${name}`)
  }
}

/**
 * Loads a language's texts and makes it the current one. The page may render once this has resolved for the first
 * time. Rejects when texts do not load: the language stays as it was, and another call tries again.
 */
export async function speak(language: Language): Promise<void> {
  wanted = language
  try {
    await load(language, shown)
  } catch (error) {
    if (wanted === language) wanted = languageStore.getState().language
    throw error
  }
  // Another language was chosen while this one was loading.
  if (wanted !== language) return
  document.documentElement.lang = language
  languageStore.setState({ language })
}

/**
 * Loads late texts in the current language, and from then on in every language that is chosen. Rejects when they do
 * not load; another call tries again.
 */
export async function showLate(name: LateTexts): Promise<void> {
  await load(wanted, [name])
  shown.add(name)
  // The language may have changed while they were loading.
  await load(wanted, [name])
}

/** The text of a dotted key with its holes filled; undefined if there is none. */
export function textAt(
  language: Language,
  namespace: string,
  key: string,
  values?: Readonly<Record<string, string | number>>,
): string | undefined {
  const text = find(bundles.get(language)?.[namespace], key)
  return text === undefined ? undefined : fill(text, values)
}

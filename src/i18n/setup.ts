import i18next from 'i18next'
import type { Language } from './languages'

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

export const i18n = i18next.createInstance()
const loaded = new Set<Language>()

async function load(language: Language): Promise<void> {
  if (loaded.has(language)) return
  const { texts } = await loaders[language]()
  for (const [namespace, resources] of Object.entries(texts)) {
    i18n.addResourceBundle(language, namespace, resources, true, true)
  }
  loaded.add(language)
}

/** Starts with one language; the page may render when this is done. */
export async function startTexts(language: Language): Promise<void> {
  await i18n.init({
    lng: language,
    fallbackLng: false,
    resources: {},
    defaultNS: 'interface',
    interpolation: { escapeValue: false }, // React escapes
    returnEmptyString: false,
  })
  await load(language)
  document.documentElement.lang = language
}

export async function switchLanguage(language: Language): Promise<void> {
  if (i18n.language === language) return
  await load(language)
  await i18n.changeLanguage(language)
  document.documentElement.lang = language
}

export async function loadLate(language: Language, namespace: LateNamespace): Promise<void> {
  if (i18n.hasResourceBundle(language, namespace)) return
  const { texts } = await lateLoaders[language][namespace]()
  i18n.addResourceBundle(language, namespace, texts, true, true)
}

export const languages = ['en', 'zh-CN'] as const
export type Language = (typeof languages)[number]

/** Each language by its own name: someone who reads only one must find it. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', 'zh-CN': '中文' }

/** The first of the browser's languages that the page has; English where it has none of them. */
export function preferredLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    if (/^zh\b/i.test(tag)) return 'zh-CN'
    if (/^en\b/i.test(tag)) return 'en'
  }
  return 'en'
}

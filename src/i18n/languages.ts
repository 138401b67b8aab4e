export const languages = ['en', 'zh-CN'] as const
export type Language = (typeof languages)[number]

/** Each language by its own name: someone who reads only one must find it. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', 'zh-CN': '中文' }

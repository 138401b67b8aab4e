import { useMemo } from 'react'
import { useStore } from 'zustand'
import type { Namespace, TextKey, TextValues } from '../../i18n/keys'
import type { Language } from '../../i18n/languages'
import { languageStore, textAt } from '../../i18n/setup'

/** The current language of the page; its texts are loaded. */
export const useLanguage = (): Language => useStore(languageStore, (state) => state.language)

export interface Text<N extends Namespace> {
  (key: TextKey<N>, values?: TextValues): string
  /** For keys built from ids of a registry. Returns undefined if there is no such text. */
  maybe(key: string, values?: TextValues): string | undefined
}

function textOf<N extends Namespace>(language: Language, namespace: N): Text<N> {
  const maybe = (key: string, values?: TextValues) => textAt(language, namespace, key, values)
  return Object.assign((key: TextKey<N>, values?: TextValues) => maybe(key, values) ?? key, { maybe })
}

/**
 * The texts of one namespace in the current language: `const text = useText('curves')`, then
 * `text('total.title')`. Keys are checked by the compiler.
 */
export function useText<N extends Namespace>(namespace: N): Text<N> {
  const language = useLanguage()
  return useMemo(() => textOf(language, namespace), [language, namespace])
}

import { useMemo, useSyncExternalStore } from 'react'
import type { Namespace, TextKey, TextValues } from '../../i18n/keys'
import type { Language } from '../../i18n/languages'
import { i18n } from '../../i18n/setup'

const subscribe = (listener: () => void) => {
  i18n.on('languageChanged', listener)
  return () => i18n.off('languageChanged', listener)
}
const present = () => i18n.language as Language

/** The language that the page speaks now (texts loaded). */
export const useLanguage = (): Language => useSyncExternalStore(subscribe, present)

export interface Text<N extends Namespace> {
  (key: TextKey<N>, values?: TextValues): string
  /** For keys made from ids of a registry; undefined where there is no such text. */
  maybe(key: string, values?: TextValues): string | undefined
}

export function textOf<N extends Namespace>(language: Language, namespace: N): Text<N> {
  const translate = i18n.getFixedT(language, namespace) as unknown as (key: string, values?: TextValues) => string
  return Object.assign((key: TextKey<N>, values?: TextValues) => translate(key, values), {
    maybe: (key: string, values?: TextValues) =>
      i18n.exists(key, { ns: namespace, lng: language }) ? translate(key, values) : undefined,
  })
}

/**
 * The texts of one namespace in the present language: `const text = useText('curves')`, then
 * `text('total.title')`. Keys are checked by the compiler. (i18next without its React binding:
 * this hook is all that the page used of it, and 5 kB of the first load smaller.)
 */
export function useText<N extends Namespace>(namespace: N): Text<N> {
  const language = useLanguage()
  return useMemo(() => textOf(language, namespace), [language, namespace])
}

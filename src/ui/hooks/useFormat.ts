import { useMemo } from 'react'
import { formatFixed, formatInteger, formatPercent, formatSignificant, formatSteady } from '../text/format'
import { useLanguage } from './useText'

/** The number formats of `ui/text/format` in the current language. */
export function useFormat() {
  const language = useLanguage()
  return useMemo(
    () => ({
      integer: (value: number) => formatInteger(language, value),
      significant: (value: number, digits?: number) => formatSignificant(language, value, digits),
      steady: (value: number) => formatSteady(language, value),
      fixed: (value: number, decimals: number) => formatFixed(language, value, decimals),
      percent: (share: number, decimals?: number) => formatPercent(language, share, decimals),
    }),
    [language],
  )
}

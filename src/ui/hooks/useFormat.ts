import { useMemo } from 'react'
import {
  formatBytes,
  formatFixed,
  formatInteger,
  formatPercent,
  formatSignificant,
  formatSteady,
  formatTick,
} from '../text/format'
import { useLanguage } from './useText'

/** The number formats of `ui/text/format` in the current language. */
export function useFormat() {
  const language = useLanguage()
  return useMemo(
    () => ({
      integer: (value: number) => formatInteger(language, value),
      significant: (value: number, digits?: number) => formatSignificant(language, value, digits),
      tick: (value: number) => formatTick(language, value),
      steady: (value: number) => formatSteady(language, value),
      fixed: (value: number, decimals: number) => formatFixed(language, value, decimals),
      bytes: (count: number) => formatBytes(language, count),
      percent: (share: number, decimals?: number) => formatPercent(language, share, decimals),
    }),
    [language],
  )
}

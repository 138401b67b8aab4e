import type { EngineStatus, Limit } from '../../worker/protocol'
import { useFormat } from './useFormat'
import { useText } from './useText'

/** Says which limit is exceeded, which number of the set-up is too large, and the largest that fits. */
export function useLimitText(): (limit: Limit) => string {
  const text = useText('notices')
  const format = useFormat()
  const remedy = (tooLarge: Limit['tooLarge']): string => {
    if (!tooLarge || tooLarge.most < 1) return text('smaller')
    const { number, value, most } = tooLarge
    return text(`fits.${number}`, { value: format.integer(value), most: format.integer(most) })
  }
  return ({ name, wanted, available, tooLarge }) => {
    if (!Number.isFinite(wanted)) return text('outOfMemory')
    const needs =
      name === 'maxTextureSize'
        ? text('textureTooLarge', { wanted: format.integer(wanted), available: format.integer(available) })
        : text(
            name === 'graphicsMemory' ? 'graphicsTooLarge' : 'tooLarge',
            told(wanted / 1e9, available / 1e9, format.significant),
          )
    return text('sentences', { first: needs, second: remedy(tooLarge) })
  }
}

/** Both numbers with as many digits as it takes to tell them apart, two at least. */
function told(wanted: number, available: number, written: (value: number, digits: number) => string) {
  let digits = 2
  while (digits < MOST_DIGITS && written(wanted, digits) === written(available, digits)) digits++
  return { wanted: written(wanted, digits), available: written(available, digits) }
}
const MOST_DIGITS = 10

/** Says why another engine trains than the one that was wanted: the set-up is too large for that one. */
export function useRefusalText(): (engine: Pick<EngineStatus, 'kind' | 'refusal'>) => string {
  const text = useText('notices')
  const names = useText('interface')
  const limitText = useLimitText()
  return ({ kind, refusal }) => {
    if (!refusal) return ''
    const told = text('refused', { refused: names(`engine.${refusal.engine}`), engine: names(`engine.${kind}`) })
    return text('sentences', { first: told, second: limitText(refusal) })
  }
}

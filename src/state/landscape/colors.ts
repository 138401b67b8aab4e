import type { WeightingConfig } from '../../core/config/types'

/**
 * Number of a colour for each method, from 1. A method that was there keeps its own; a new one gets the first that is
 * free.
 */
export function colorsFor(
  methods: readonly WeightingConfig[],
  before: readonly WeightingConfig[],
  colors: readonly number[],
): readonly number[] {
  const left = before.map((method, i) => ({ method, color: colors[i], place: i }))
  const take = (fits: (entry: (typeof left)[number]) => boolean): number | undefined => {
    const at = left.findIndex(fits)
    return at < 0 ? undefined : left.splice(at, 1)[0].color
  }
  // The same object first, then the same method with other options, then another method in the same place.
  const kept: (number | undefined)[] = methods.map((method) => take((entry) => entry.method === method))
  for (const [i, method] of methods.entries()) kept[i] ??= take((entry) => same(entry.method, method))
  for (const [i, { id }] of methods.entries()) kept[i] ??= take((entry) => entry.method.id === id)
  if (methods.length === before.length) {
    for (const i of methods.keys()) kept[i] ??= take((entry) => entry.place === i)
  }
  const used = new Set(kept.filter((color) => color !== undefined))
  return kept.map((color) => {
    if (color !== undefined) return color
    let free = 1
    while (used.has(free)) free++
    used.add(free)
    return free
  })
}

const same = (a: WeightingConfig, b: WeightingConfig): boolean => JSON.stringify(a) === JSON.stringify(b)

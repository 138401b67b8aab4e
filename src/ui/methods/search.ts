/** The texts of a method that a search looks at. */
export interface Findable {
  readonly id: string
  readonly name: string
  /** Other searchable text: id, authors and year, description. */
  readonly words: string
}

/** Removes accents, case and punctuation: `Nash‑MTL`, `nash mtl` and `NashMTL` become equal. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]/gu, '')

/**
 * Ids of the methods that contain every word of the query; all ids for an empty query. Best first, equal ones in their
 * order. A word ranks best if it begins a word of the name, then inside the name, then at the beginning of another
 * word, and last as a part of one ('own' in 'down').
 */
export function search(methods: readonly Findable[], query: string): readonly string[] {
  const wanted = plain(query).split(/\s+/).filter(Boolean)
  return methods
    .map((method) => ({ id: method.id, rank: Math.max(0, ...wanted.map((word) => rankOf(method, word))) }))
    .filter(({ rank }) => Number.isFinite(rank))
    .sort((a, b) => a.rank - b.rank)
    .map(({ id }) => id)
}

/** Rank of a word of the query, 0 best; Infinity if the method does not contain it. */
function rankOf(method: Findable, word: string): number {
  const [name, words] = [plain(method.name), plain(method.words)]
  const begins = (text: string) => text.split(/\s+/).some((part) => part.startsWith(word))
  if (begins(name)) return 0
  if (name.includes(word)) return 1
  if (begins(words)) return 2
  return words.includes(word) ? 3 : Number.POSITIVE_INFINITY
}

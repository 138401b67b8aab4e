/** A method as the reader may look for it. */
export interface Findable {
  readonly id: string
  readonly name: string
  /** Everything else that may be searched: id, authors and year, what it does. */
  readonly words: string
}

/** Without accents, case or punctuation: `Nash‑MTL`, `nash mtl` and `NashMTL` are one. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]/gu, '')

/**
 * Ids of the methods that have every word of the query somewhere; all of them for none. Best first, else in
 * their order: a word that begins a word of the name, one inside the name, one that begins another word, and
 * last a word that is only part of one ('own' in 'down').
 */
export function search(methods: readonly Findable[], query: string): readonly string[] {
  const wanted = plain(query).split(/\s+/).filter(Boolean)
  return methods
    .map((method) => ({ id: method.id, rank: Math.max(0, ...wanted.map((word) => rankOf(method, word))) }))
    .filter(({ rank }) => Number.isFinite(rank))
    .sort((a, b) => a.rank - b.rank)
    .map(({ id }) => id)
}

/** How well a word of the query fits, 0 best; Infinity where it is nowhere. */
function rankOf(method: Findable, word: string): number {
  const [name, words] = [plain(method.name), plain(method.words)]
  const begins = (text: string) => text.split(/\s+/).some((part) => part.startsWith(word))
  if (begins(name)) return 0
  if (name.includes(word)) return 1
  if (begins(words)) return 2
  return words.includes(word) ? 3 : Number.POSITIVE_INFINITY
}

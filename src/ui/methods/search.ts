/** A method as the reader may look for it. */
export interface Findable {
  readonly id: string
  /** Everything that may be searched: name, id, authors and year, what it does. */
  readonly words: string
}

/** Without accents, case or punctuation: `Nash‑MTL`, `nash mtl` and `NashMTL` are one. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]/gu, '')

/** Ids of the methods that have every word of the query somewhere, in their order; all of them for none. */
export function search(methods: readonly Findable[], query: string): readonly string[] {
  const wanted = plain(query).split(/\s+/).filter(Boolean)
  return methods
    .filter(({ words }) => {
      const text = plain(words)
      return wanted.every((word) => text.includes(word))
    })
    .map(({ id }) => id)
}

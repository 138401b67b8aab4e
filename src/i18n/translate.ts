/**
 * Texts by dotted keys, with holes such as `{{task}}`. The page needs no more from a translation library: Intl formats
 * numbers and no text depends on a plural. So the 20 kB of i18next with its React binding stay out of the first load.
 */
export type Bundle = Readonly<Record<string, unknown>>

/** Follows a dotted key through nested objects; undefined if it does not end at a text. */
export function find(texts: unknown, key: string): string | undefined {
  let node = texts
  for (const part of key.split('.')) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, part)) return undefined
    node = (node as Bundle)[part]
  }
  return typeof node === 'string' ? node : undefined
}

/** Fills the holes that have a value. Others stay visible, so that a forgotten value is noticed. */
export const fill = (text: string, values: Readonly<Record<string, string | number>> = {}): string =>
  text.replace(/\{\{(\w+)\}\}/g, (hole, name: string) => (Object.hasOwn(values, name) ? String(values[name]) : hole))

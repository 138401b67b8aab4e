/**
 * Texts by dotted keys, with holes: `{{task}} is drowned out`. This is all that the page asks of a
 * translation library: numbers come formatted by Intl and no text depends on a plural, so the
 * 20 kB of i18next with its React binding stay out of the first load.
 */
export type Bundle = Readonly<Record<string, unknown>>

/** Follows a dotted key through nested objects; undefined where it does not end at a text. */
export function find(texts: unknown, key: string): string | undefined {
  let node = texts
  for (const part of key.split('.')) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, part)) return undefined
    node = (node as Bundle)[part]
  }
  return typeof node === 'string' ? node : undefined
}

/** Fills the holes that have a value; others stay visible, so that a forgotten one is found. */
export const fill = (text: string, values: Readonly<Record<string, string | number>> = {}): string =>
  text.replace(/\{\{(\w+)\}\}/g, (hole, name: string) => (Object.hasOwn(values, name) ? String(values[name]) : hole))

import { LONGEST_TEXT, type Recipe } from './recipe'

/** The text of a recipe. Its first entry is the number of its rules. */
export function writeRecipe({ rules, file, layout, rows, inputs, targets }: Recipe): string {
  return JSON.stringify([
    rules,
    [file.name, file.bytes, file.checksum],
    layout,
    rows,
    inputs.map((input) => [
      input.place,
      input.name,
      input.kind[0],
      ...(input.kind === 'category' ? [input.classes] : input.kind === 'yesno' ? [] : [input.gaps ? 1 : 0]),
    ]),
    targets.map((target) => [
      target.place,
      target.name,
      target.kind[0],
      ...(target.kind === 'number' ? [target.unit, target.standard.offset, target.standard.size] : target.classes),
    ]),
  ])
}

/** A name as a recipe has it: one that is too long is cut, and ends with `…`. */
export const nameInRecipe = (name: string): string =>
  // Never the first half of a character that takes two places.
  name.length <= LONGEST_TEXT ? name : `${name.slice(0, LONGEST_TEXT - 1).replace(/[\uD800-\uDBFF]$/, '')}…`

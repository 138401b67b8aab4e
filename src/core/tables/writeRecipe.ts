import type { Recipe } from './recipe'

/** The text of a recipe. Its first entry is the number of its form. */
export function writeRecipe({ file, layout, rows, inputs, targets }: Recipe): string {
  return JSON.stringify([
    1,
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

/** One file of a person in its worker: its bytes, and what was read from them. */
import { crc32 } from '../../core/problems/data'
import type { Table } from '../../core/problems/table/columns'
import { type Decoded, decode } from '../../core/tables/decode'
import { MOST_DRAWN, type Refusal } from '../../core/tables/findings'
import { type Layout, type Records, usualWidth } from '../../core/tables/layout'
import { RecipeUnlikeError } from '../../core/tables/match'
import { packTable } from '../../core/tables/pack'
import { readColumn, readerFor } from '../../core/tables/reader'
import type { Fingerprint, Recipe, UsedInput, UsedTarget } from '../../core/tables/recipe'
import { NEWEST, type Rules } from '../../core/tables/rules'
import { columnId } from '../../core/tables/stored'
import { type Corrections, isRefusal, lookAtTable, type Split, type TableLook } from '../../core/tables/table'
import { nameInRecipe } from '../../core/tables/writeRecipe'
import { splitText } from './split'

/** Shares of the work of a look that are done when the text is there, and when it is split. */
const DECODED = 0.1
const SPLIT = 0.4

export class TableFile {
  readonly fingerprint: Fingerprint
  /** The text in the encoding that was asked for last, and its rows with the delimiter that was asked for last. */
  private decoded: { readonly asked: Layout['encoding'] | undefined; readonly found: Decoded | Refusal } | null = null
  private parts: {
    readonly text: string
    readonly asked: Layout['delimiter'] | undefined
    readonly rules: Rules
    readonly split: Split
  } | null = null

  constructor(
    name: string,
    private readonly bytes: Uint8Array,
  ) {
    this.fingerprint = { name, bytes: bytes.length, checksum: crc32(bytes) }
  }

  /** What is in the file, read with these corrections of what is guessed. */
  look(corrections: Corrections, onProgress?: (share: number) => void): TableLook | Refusal {
    const { encoding, delimiter } = corrections.layout
    const decoded = this.decode(encoding)
    if (isRefusal(decoded)) return decoded
    onProgress?.(DECODED)
    const split = this.split(decoded.text, delimiter, NEWEST)
    onProgress?.(SPLIT)
    return lookAtTable(decoded, split, corrections, (share) => onProgress?.(SPLIT + (1 - SPLIT) * share))
  }

  /**
   * The columns of a recipe, with all rows of the file.
   *
   * @throws RecipeUnlikeError if the file does not have them
   */
  table(recipe: Recipe): Table {
    const { rules, layout, inputs, targets } = recipe
    const [, , decimal, header] = layout
    const records = this.records(recipe)
    const columns = [...inputs, ...targets].map((used) => {
      const { place, kind } = used
      const { reader, classes } = readerFor(records, { header, decimal, rules }, place, kind)
      const values = readColumn(records, header, place, reader)
      // A link may have been changed by hand. A column without any value would not have been usable.
      if (!hasClasses(used, classes) || values.every(Number.isNaN)) throw new RecipeUnlikeError(used.name)
      return [columnId(used), values] as const
    })
    return { rows: records.cells.length - 1 - header, values: new Map(columns) }
  }

  /** The rows of a recipe as they are written, and what separates their cells. */
  lines(recipe: Recipe) {
    const [, separator, , header] = recipe.layout
    const records = this.records(recipe)
    const { cells } = records
    const width = Math.max(usualWidth(records), cells[header]?.length ?? 0)
    return { separator, header: cells[header] ?? [], rows: cells.slice(header + 1), width }
  }

  /** The rows of a recipe as bytes that its problem reads. */
  pack(recipe: Recipe): Uint8Array<ArrayBuffer> {
    const table = this.table(recipe)
    if (Math.min(table.rows, MOST_DRAWN) !== recipe.rows) throw new RecipeUnlikeError()
    return packTable(recipe, table)
  }

  private records({ rules, layout: [encoding, delimiter] }: Recipe): Records {
    const decoded = this.decode(encoding)
    if (isRefusal(decoded)) throw new RecipeUnlikeError()
    return this.split(decoded.text, delimiter, rules).records
  }

  private decode(asked: Layout['encoding'] | undefined): Decoded | Refusal {
    if (this.decoded?.asked !== asked || this.decoded === null) {
      this.decoded = { asked, found: decode(this.bytes, asked) }
    }
    return this.decoded.found
  }

  private split(text: string, asked: Layout['delimiter'] | undefined, rules: Rules): Split {
    if (this.parts?.text !== text || this.parts.asked !== asked || this.parts.rules !== rules) {
      this.parts = { text, asked, rules, split: splitText(text, rules, asked) }
    }
    return this.parts.split
  }
}

/** Whether a column with these classes is as a recipe says: it has the names of a target's, the number of an input's. */
function hasClasses(used: UsedInput | UsedTarget, classes: readonly string[]): boolean {
  if (used.kind !== 'category' && used.kind !== 'yesno') return true
  const wanted = 'classes' in used ? used.classes : 2
  if (typeof wanted === 'number') return classes.length === wanted
  return classes.length === wanted.length && classes.every((name, k) => nameInRecipe(name) === wanted[k])
}

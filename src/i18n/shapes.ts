/** Texts of one option: its short name and what it does. */
interface OptionWords {
  readonly label: string
  readonly hint?: string
  /** Of the automatic value. */
  readonly auto?: string
  /** Names of a choice's values. */
  readonly values?: Readonly<Record<string, string>>
}

/** Name, one sentence and options of a loss, optimizer or schedule. */
export interface OwnerText {
  readonly name: string
  readonly about: string
  readonly options?: Readonly<Record<string, OptionWords>>
}

import type { ChoiceFault } from '../../core/tables/choose'
import type { RefusalCode, WarningCode } from '../../core/tables/findings'
import type { ColumnKind } from '../../core/tables/look'

/** What is wrong, then what to do. The place (column, row) stands before it. */
type Findings = Readonly<Record<RefusalCode | WarningCode, string>>
type Faults = Readonly<Record<ChoiceFault['code'], string>>
type Kinds = Readonly<Record<ColumnKind, string>>

/** The dialog for a file of the person. */
export const table = {
  title: 'Your own table',
  privacy:
    'The file never leaves this browser. A link carries its name, size and checksum, the names of the columns used and of target classes, and the mean and spread of numeric targets; never a row.',
  drop: 'Drop a CSV or TSV file here, or choose or paste one.',
  limits: 'Up to {{size}}. {{rows}} rows are read; up to {{drawn}} of them are trained on.',
  choose: 'Choose a file …',
  paste: 'Paste a table',
  pasteLabel: 'Cells separated by commas, semicolons, tabs or |, with a header if there is one',
  pasteUse: 'Read the table',
  pasted: 'pasted table',
  another: 'Another file …',
  facts: '{{size}} · {{rows}} rows · {{columns}} columns',
  work: {
    reading: 'Reading {{file}} …',
    packing: 'Making the rows of {{file}} …',
    predicting: 'Writing predictions for every row of {{file}} …',
  },
  cancel: 'Cancel',
  failures: {
    column: 'Column “{{column}}”: the link does not fit this file. Ask for a new link, or choose the columns below.',
    link: 'The link does not fit this file. Ask for a new link, or choose the columns below.',
    other: 'This did not work. Nothing has changed. Try again, or open the file anew.',
  },
  layout: {
    title: 'How the file is read',
    encoding: 'Encoding',
    delimiter: 'Between cells',
    decimal: 'Decimal sign',
    header: 'Header',
    noHeader: 'none',
    headerRow: 'row {{row}}',
    tab: 'tab',
    point: 'point (1.5)',
    comma: 'comma (1,5)',
  },
  columns: {
    title: 'Columns',
    hint: 'Inputs are what the network sees; each target becomes a task. Types are guessed; correct them where they are wrong.',
    type: 'Type of {{column}}',
    use: 'Use of {{column}}',
    values: 'First values: {{values}}',
    filled: '{{count}} of {{rows}} rows have a value',
    distinct: '{{count}} different',
    more: 'Show all {{count}} columns',
    dateTarget: 'A date can be an input, not a target.',
  },
  kinds: {
    number: 'number',
    category: 'category',
    yesno: 'yes/no',
    date: 'date',
    text: 'text (not used)',
    id: 'ID (not used)',
  } satisfies Kinds,
  roles: { input: 'input', target: 'target', unused: 'not used' },
  summary: 'Input columns: {{inputs}}, as {{width}} numbers. Targets: {{targets}}.',
  use: 'Train on these columns',
  useNote: 'Replaces the problem and its tasks; undo brings them back.',
  save: 'Save predictions as CSV',
  saveNote: 'All rows of the file with its own columns and the predictions of all tasks at the current step.',
  prediction: '{{task}}: prediction',
  probability: '{{task}}: probability',
  keep: 'Keep the file in this browser',
  keepNote: 'Only if you ask: it then opens again with its link, until you remove it.',
  keptList: 'Kept in this browser',
  keptOpen: 'Open {{file}}',
  keptRemove: 'Remove {{file}}',
  wanted: {
    title: 'This link needs a file of yours',
    ask: 'It was made with “{{file}}” ({{size}}). Choose that file: it is recognised by its content, whatever its name.',
    other:
      'This is another file than “{{file}}” ({{size}}): training on it gives other numbers than the link’s. Use the columns below, or choose the right file.',
    missing: 'It does not have the columns: {{columns}}. Choose others in their place.',
    unlike: 'These columns cannot be used as before: {{columns}}. Correct their types, or choose others.',
    stop: 'Continue without it',
  },
  places: {
    both: 'Column “{{column}}”, row {{row}}: {{what}}',
    column: 'Column “{{column}}”: {{what}}',
    row: 'Row {{row}}: {{what}}',
    file: 'File: {{what}}',
  },
  findings: {
    empty: 'it has no rows. Choose a file with a table.',
    tooLarge: 'it has {{size}}, and at most {{most}} can be read. Save a part of its rows or columns as another file.',
    spreadsheet:
      'it is a workbook or an archive, no text. Open it in the spreadsheet program and save the sheet as CSV.',
    picture: 'it is a picture, whatever its name says. Choose a CSV or TSV file.',
    pdf: 'it is a PDF. Copy its table into a spreadsheet and save that as CSV.',
    packed: 'it is packed. Unpack it first, and choose the CSV file in it.',
    binary: 'it is no text. Save the table as CSV, in UTF-8 if you can choose.',
    oneColumn:
      'there is one column only, and a task needs an input and a target. If there should be more, choose below what stands between cells.',
    fewRows: 'the table ends here after {{count}} rows, and at least {{least}} are needed. Choose a longer table.',
    lowHeader:
      'as the header, it leaves {{count}} rows, and at least {{least}} are needed. Choose another header below, or a longer table.',
    locked: 'the browser cannot read it: it was moved, changed or is open elsewhere. Choose it again.',
    badCharacters:
      '{{count}} characters, here the first, do not fit the encoding. If names look wrong, choose another encoding.',
    openQuote:
      'a quote opens here and never closes, so the rest of the file is one cell. Close or remove it in the file.',
    ragged:
      '{{count}} rows have another number of cells than the usual {{usual}}; this is the first, with {{cells}}. Missing cells count as empty, others are left out. Check quotes and what stands between cells.',
    moreRows:
      'the file goes on, but only the first {{most}} rows are read. Mix its rows and save a part if the order matters.',
    moreColumns:
      'it has {{count}} columns, of which the first {{most}} are read. Leave columns out if you need others.',
    drawn:
      '{{most}} of its {{count}} rows are trained on: a random draw, always the same. Predictions can be saved for every row that was read.',
    preamble:
      'the header was found here; {{count}} rows above it are left out. Choose another header if that is wrong.',
    noHeader:
      'no header was found: this row counts as data, and columns have numbers. Choose the header if there is one.',
    unnamed: 'it has no name in the header. It is called by its number; name it in the file if you like.',
    duplicate:
      'another column has the same name, so it is called “{{name}}” here. Rename it in the file if you mix them up.',
    constant: 'all rows have the same value, from which nothing can be learned. It is not used; choose other columns.',
    id: 'every row has another value, so it is a number of the row or a name. It is not used: a network would learn it by heart. If it is a quantity, correct the type.',
    text: 'it is free text, which this network cannot read. It is not used; make a category of it in the file if you need it.',
    manyClasses:
      '{{count}} different values; here is the first beyond {{most}}. It is not used. Group rare values in the file, or correct the type.',
    notTwo:
      'there are {{count}} different values, and yes/no has two. Here is the third. Choose the type category, or mend the values.',
    noValues:
      'no row has a value that can be read as this type. It is not used. Check the type and the decimal sign, or choose other columns.',
    fewValues: 'only {{count}} rows have a value. It can be used, but little can be learned; collect more.',
    unreadable:
      '“{{value}}” cannot be read as this type; {{count}} such cells count as empty. Mend them in the file, or correct the type.',
    ambiguousDate:
      'dates such as 03/04 leave open which part is the day; the first is taken as the day. Write them as 2024-04-03 if that is wrong.',
  } satisfies Findings,
  faults: {
    noInput: 'No column is an input. Choose at least one as input.',
    noTarget: 'No column is a target. Choose at least one as target.',
    tooManyTargets: '{{count}} columns are targets, and at most {{most}} can be. Take some of them out.',
    tooWide:
      'The columns become {{count}} inputs (a category has one for each value), and at most {{most}} fit. Take categories with many values out.',
    tooLong:
      'The description of the columns has {{count}} characters, and a link carries at most {{most}}. Take columns or targets with many classes out.',
  } satisfies Faults,
}

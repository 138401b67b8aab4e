import type { ChoiceFault } from '../../core/tables/choose'
import type { RefusalCode, WarningCode } from '../../core/tables/findings'
import type { ColumnKind } from '../../core/tables/reader'

/** What is wrong, then what to do. The place (column, row) stands before it. */
type Findings = Readonly<Record<RefusalCode | WarningCode, string>>
type Faults = Readonly<Record<ChoiceFault['code'], string>>
type Kinds = Readonly<Record<ColumnKind, string>>

/** The dialog for a file of the person. */
export const table = {
  title: 'Your own table',
  privacy:
    'The file never leaves this browser. A link carries the file’s name, size and checksum, the names of the columns used and of target classes, and the mean and spread of numeric targets; never a row.',
  drop: 'Drop a CSV or TSV file here, or choose or paste one.',
  limits: 'Up to {{size}}. At most {{rows}} rows are read, and at most {{drawn}} of them are used for training.',
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
    other: 'This did not work. Nothing has changed. Try again, or open the file again.',
  },
  layout: {
    title: 'How the file is read',
    encoding: 'Encoding',
    delimiter: 'Delimiter',
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
  summary: 'Input columns: {{inputs}}. Numbers that the network sees: {{width}}. Targets: {{targets}}.',
  use: 'Train on these columns',
  useNote: 'Replaces the problem and its tasks; undo brings them back.',
  save: 'Save predictions as CSV',
  saveNote: 'All rows of the file with its own columns and the predictions of all tasks at the current step.',
  prediction: '{{task}}: prediction',
  probability: '{{task}}: probability',
  keep: 'Keep the file in this browser',
  keepNote: 'Only if you choose this. A link to the file then opens it without asking, until you remove it.',
  keptList: 'Kept in this browser',
  keptOpen: 'Open {{file}}',
  keptRemove: 'Remove {{file}}',
  wanted: {
    title: 'This link needs a file of yours',
    ask: 'The link was made with “{{file}}” ({{size}}). Choose that file: it is recognised by its content, whatever its name.',
    other:
      'This file is not “{{file}}” ({{size}}): training on it gives other numbers than the link. Use the columns below, or choose the original file.',
    missing: 'The file does not have these columns: {{columns}}. Choose others in their place.',
    unlike: 'These columns cannot be used as before: {{columns}}. Correct their types, or choose others.',
    stop: 'Continue without this link',
  },
  places: {
    both: 'Column “{{column}}”, row {{row}}: {{what}}',
    column: 'Column “{{column}}”: {{what}}',
    row: 'Row {{row}}: {{what}}',
    file: 'File: {{what}}',
  },
  findings: {
    empty: 'it has no rows. Choose a file that contains a table.',
    tooLarge:
      'its size is {{size}}, and at most {{most}} can be read. Save some of its rows or columns as another file.',
    spreadsheet:
      'it is a workbook or an archive, not text. Open it in a spreadsheet program and save the sheet as CSV.',
    picture: 'it is a picture, whatever its name says. Choose a CSV or TSV file.',
    pdf: 'it is a PDF. Copy its table into a spreadsheet and save that as CSV.',
    packed: 'it is compressed. Extract it first, and choose the CSV file in it.',
    binary: 'it is not text. Save the table as CSV, with the encoding UTF-8 if you can choose.',
    json: 'it is JSON, not a table of cells. Save it as CSV where it comes from, or open it in a program that can.',
    webPage:
      'it is a web page or XML, not a table. If it should be a CSV file, the download may have failed: open it to read what it says, and save the table as CSV.',
    oneColumn:
      'there is only one column, but a task needs an input and a target. If there should be more, choose another delimiter below.',
    fewRows: 'the table ends here. Rows of data: {{count}}; needed: at least {{least}}. Choose a longer table.',
    lowHeader:
      'this row is the header. Rows below it: {{count}}; needed: at least {{least}}. Choose another header below, or a longer table.',
    locked: 'the browser cannot read it: it was moved, changed or is open elsewhere. Choose it again.',
    badCharacters:
      '{{count}} characters do not fit the encoding; this is the first. If names look wrong, choose another encoding.',
    openQuote:
      'a quote opens here and never closes, so the rest of the file is one cell. Close or remove it in the file.',
    ragged:
      '{{count}} rows do not have the usual {{usual}} cells; this is the first, with {{cells}}. Missing cells count as empty, and extra cells are ignored. Check quotes and delimiters.',
    moreRows:
      'the file has more rows, but only the first {{most}} are read. If they are sorted, shuffle the rows and save some of them as another file.',
    moreColumns:
      'it has {{count}} columns, of which the first {{most}} are read. If you need later ones, remove some columns from the file.',
    drawn:
      '{{most}} of its {{count}} rows are used for training: a random draw, always the same. Predictions can be saved for every row that was read.',
    preamble: 'the header was found here; {{count}} rows above it are ignored. Choose another header if that is wrong.',
    noHeader:
      'no header was found: this row counts as data, and columns have numbers instead of names. Choose the header if there is one.',
    unnamed: 'it has no name in the header, so it has a number instead. You can name it in the file.',
    duplicate:
      'another column has the same name, so it is called “{{name}}” here. Rename it in the file if you mix them up.',
    constant: 'all rows have the same value, so nothing can be learned from it. It is not used; choose other columns.',
    oneMark:
      'cells with “{{value}}”: {{count}}; without any value: {{empty}}. Nothing can be learned from one value, so it is not used. If an empty cell means “no”, write that word in the file.',
    wordIsValue:
      '“{{value}}” counts as a value here; it stands in {{count}} of the cells. If it means that the value is missing, turn it into empty cells in the file.',
    spellings:
      'these spellings count as no: {{no}}; and these as yes: {{yes}}. If they differ in meaning, choose the type category.',
    setAside: 'it is not used because you chose this type. To use it, choose another type.',
    someDates:
      '{{count}} of {{filled}} cells are dates that can be read; “{{value}}” is none. It is not used. To use the dates, write all of them in one form, such as 2024-04-03.',
    id: 'every row has a different value, so it looks like a row number or a name. It is not used: a network would only memorise it. If it is a quantity, correct the type.',
    text: 'it is free text, which this network cannot read. It is not used; if you need it, turn it into a category in the file.',
    manyClasses:
      'it has {{count}} different values; this row has the first one beyond {{most}}. It is not used. Group rare values in the file, or correct the type.',
    notTwo:
      'it has {{count}} different values, but yes/no has two; this row has the third. Choose the type category, or correct the values.',
    noValues:
      'no row has a value that can be read as this type. It is not used. Check the type and the decimal sign, or choose other columns.',
    fewValues: 'only {{count}} rows have a value. It can be used, but little can be learned; collect more.',
    unreadable:
      '“{{value}}” cannot be read as this type; {{count}} such cells count as empty. Correct them in the file, or correct the type.',
    outlier:
      '“{{value}}” is very far from the other numbers ({{count}} such cells). As a target it rules loss and R²; as an input it makes the others look alike. If it is wrong or stands for a missing value, correct it or empty the cell; if it is right, choose a loss such as Huber.',
    ambiguousDate:
      'dates such as 03/04 do not say which part is the day; the first part is read as the day. If that is wrong, write them as 2024-04-03.',
    openThousands:
      'it is open whether “{{value}}” has a thousands mark or three decimals; it is read with a thousands mark. If that is wrong, choose another decimal sign under “How the file is read”.',
    openDecimals:
      'it is open whether “{{value}}” has three decimals or a thousands mark; it is read with three decimals. If that is wrong, choose another decimal sign under “How the file is read”.',
    dateInput:
      'a date can be an input, not a target. To predict it, write it as a number in the file, such as days since the first date.',
  } satisfies Findings,
  faults: {
    noInput: 'No column is an input. Choose at least one as input.',
    noTarget: 'No column is a target. Choose at least one as target.',
    tooManyTargets: '{{count}} columns are targets, and at most {{most}} can be. Set some of them to “not used”.',
    tooWide:
      'The columns become {{count}} inputs (a category has one for each value), and at most {{most}} fit. Do not use categories with many values.',
    tooLong:
      'The description of the columns has {{count}} characters, and a link carries at most {{most}}. Use fewer columns, or no targets with many classes.',
  } satisfies Faults,
}

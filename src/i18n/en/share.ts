export const share = {
  export: 'Export',
  title: 'Export and import',
  csv: 'Curves as CSV',
  csvDecimalComma: 'Curves as CSV (semicolons, decimal comma)',
  json: 'Set-up as JSON',
  import: 'Open a set-up …',
  importHint: 'or drop the file anywhere on the page',
  drop: 'Drop the set-up here',
  handOut: 'Hand out: lock, QR code',
  copied: 'Copied',
  link: 'Link',
}

/** Comparisons and maps that are kept in this browser. */
export const kept = {
  short: 'Keep',
  keep: 'Keep',
  none: 'Nothing has been kept in this browser yet.',
  rename: 'Rename “{{name}}”',
  remove: 'Remove “{{name}}”',
  removed: 'Removed “{{name}}”.',
  bringBack: 'Undo',
  save: 'Save as a file (JSON)',
  load: 'Open a file …',
  notices: {
    kept: 'Kept as “{{name}}” in this browser.',
    full: 'This browser has no space left. What you wanted to keep is still on the screen: export it as a file, or remove something kept.',
    blocked:
      'This browser does not let the page store anything (a private window, or blocked site data). What is on the screen stays: export it as a file.',
    silent: 'The browser’s storage does not respond. What is on the screen stays: try again, or export it as a file.',
    fields: 'Part of what was kept could not be read and was left out: {{fields}}.',
    unreadable: 'What was kept can no longer be read. What is on the screen stays.',
  },
}

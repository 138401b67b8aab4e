/** Messages about the data that a problem needs. */
export const data = {
  loading: 'Loading the data of “{{problem}}”: {{size}}.',
  meanwhile: 'Until then the page stays as it is.',
  received: '{{received}} of {{size}}',
  stays: 'Nothing has changed.',
  standIn: {
    default:
      'What you see is the default set-up. The set-up of this address opens in its place as soon as its data are here.',
    before:
      'What you see is the set-up from before. The set-up of this address opens in its place as soon as its data are here.',
  },
  opened:
    'The data are here, so the set-up of the address has opened. It replaced the run that you used meanwhile (step {{step}}).',
  undo: 'Bring that run back',
  network: 'The data of “{{problem}}” ({{size}}) did not load. Check the connection, then try again.',
  gone: 'The data of “{{problem}}” are not on the server: a newer version of this page may have been published. Reload the page, or try again.',
  size: 'The data of “{{problem}}” arrived with another size than {{size}}, so they were not used. Try again; the file is then fetched anew.',
  checksum:
    'The data of “{{problem}}” arrived damaged, so they were not used. Try again; the file is then fetched anew.',
  person: 'The data of “{{problem}}” are in a file of your own, {{file}}. Choose that file.',
  table: 'Your own table',
  choose: 'Choose the file …',
  again: 'Try again',
  cancel: 'Cancel',
  notices: {
    renamed:
      'The link calls columns of the file otherwise, here each with its name in the file: {{columns}}. They are used as the link says. If that is wrong, choose the columns again under “File, columns, predictions”, or ask for a new link.',
  },
}

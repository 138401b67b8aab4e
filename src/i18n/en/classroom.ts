/** For the class: locks, links to hand out, and the presenter mode. */
export const classroom = {
  lock: {
    title: 'Locked by the link',
    free: 'You can change only: {{free}}.',
    none: 'Nothing can be changed. You can still train, pause and look around.',
    unknown: 'The link also names {{names}}, which this page does not know.',
    refused: 'Not changed: this link lets you change only {{free}}.',
    refusedAll: 'Not changed: this link lets you change nothing.',
    joint: ', ',
  },
  names: {
    weights: 'task weights',
    weighting: 'weighting method',
    losses: 'losses',
    tasks: 'tasks',
    data: 'data',
    network: 'network',
    optimizer: 'optimizer',
    rate: 'learning rate',
    training: 'training settings',
    seed: 'seed',
    compare: 'Compare',
  },
  share: {
    title: 'Hand out',
    lock: 'Let visitors change only some things',
    free: 'What they may change',
    answers: 'Hide the answers of the lesson',
    waits: 'Do not start training by itself',
    link: 'Link',
    copy: 'Copy link',
    copied: 'Copied',
    qr: 'QR code of the link',
    tooLong:
      'This link has {{length}} characters. A QR code that a phone can still read holds about {{most}}. Copy the link instead, or start over: without its changes during training, a set-up has a shorter link.',
    note: 'A lock keeps a class on one question. It is not protection: anyone can edit the address.',
  },
}

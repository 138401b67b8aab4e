export const notices = {
  dismiss: 'Dismiss',
  undo: 'Undo',
  linkFields: 'Part of the link could not be read. These fields have their defaults: {{fields}}.',
  linkBroken: 'The link could not be read. This is the default set-up.',
  linkNewer:
    'The link is from a newer version of this page. Fields that this version does not know keep their defaults: {{fields}}.',
  editsFull:
    'This run has {{most}} changes, the most that a link can hold, so the last change was not made. Start over to make more; the settings are kept.',
  editsDropped:
    'A run can hold at most {{most}} changes. The first {{most}} were read; changes {{dropped}} were left out, so the run differs from there on.',
  weightsUnread:
    'The weight formula ({{field}}) cannot be read at character {{at}}. All tasks have the same weight until you correct it in the options of the weighting; the text is kept there.',
  weightsWithoutTask:
    'The weight formula ({{field}}) names a task that does not exist, at character {{at}}. That weight is 0 until you correct the formula in the options of the weighting.',
  targetUnread:
    'The target formula ({{field}}) cannot be read at character {{at}}. The task has no target values until you correct it in the settings of the task; the text is kept there.',
  linkTooLong:
    'This set-up is too long for a link, so the address bar no longer follows it. Export it as a file to keep or share it.',
  importFields: 'Part of the file could not be read. These fields have their defaults: {{fields}}.',
  importBroken: 'This file is neither a set-up nor a comparison of this page. Nothing was changed.',
  fileUnreadable:
    'The browser could not read “{{file}}”: it may be a folder, or was moved or locked. Nothing was changed.',
  imported: 'Loaded from the file.',
  copyFailed: 'The browser did not allow copying. The link is in the address bar.',
  tableCopyFailed: 'The browser did not allow copying. The same menu has the table as a file.',
  exported: 'Saved as {{file}}.',
  nothingToExport: 'There is no history yet: train a few steps first.',
  diverged:
    'Training stopped at step {{step}}: the loss of {{task}} became infinite. Try a smaller learning rate, a smaller weight or scale for it, or clip the gradient. The curves are kept.',
  divergedUnknown:
    'Training stopped at step {{step}}: the numbers became infinite. Try a smaller learning rate or clip the gradient. The curves are kept.',
  stoppedReached: 'Stopped after {{step}} steps, as asked.',
  stoppedFlat: 'Stopped at step {{step}}: the total loss no longer falls.',
  contextLost:
    'The graphics context was lost at step {{step}}. Training resumes by itself when it returns; nothing is lost.',
  forkWaits: 'The run can be split as soon as it is ready.',
  forkDiverged:
    'The run has diverged here, and both lanes would too. Drag the film back to a step before that and split there.',
  contextRestored: 'The graphics context is back. Training resumes from step {{step}}.',
  contextGone:
    'The graphics context did not come back. The CPU engine resumes from step {{step}}, the last snapshot; nothing is lost. You can switch back to WebGL in the engine panel.',
  useCpu: 'Continue with the CPU engine',
  failed: 'Training stopped with an error: {{message}}',
  tooLarge: 'This set-up needs about {{wanted}} GB of memory, and the page may use {{available}} GB.',
  graphicsTooLarge: 'This set-up needs about {{wanted}} GB of graphics memory, and the page may use {{available}} GB.',
  textureTooLarge:
    'This set-up needs a texture of {{wanted}} texels a side, and this device has at most {{available}}.',
  sentences: '{{first}} {{second}}',
  /** Before the limit that was exceeded. */
  refused: 'This is too large for {{refused}}, so the {{engine}} engine trains it.',
  smaller: 'Use fewer runs (lanes or seeds), a smaller batch, a narrower network or fewer tasks.',
  /** The number that has to change least. */
  fits: {
    samples: 'Samples: {{value}} are too many. With everything else as it is, {{most}} fit.',
    batchSize: 'Batch: {{value}} is too large. With everything else as it is, {{most}} fits.',
    runs: '{{value}} runs of one network (lanes times seeds) are too many. With everything else as it is, {{most}} fit.',
    allRuns:
      '{{value}} runs (lanes times seeds) are too many. With everything else as it is, {{most}} of them fit together.',
    tasks: '{{value}} tasks are too many. With everything else as it is, {{most}} fit.',
    width: 'Width of the trunk: {{value}} is too large. With everything else as it is, {{most}} fits.',
    headWidth: 'Width of the heads: {{value}} is too large. With everything else as it is, {{most}} fits.',
    inputs: '{{value}} inputs are too many. With everything else as it is, {{most}} fit.',
    outputs: '{{value}} outputs of a task are too many. With everything else as it is, {{most}} fit.',
  },
  outOfMemory:
    'The page has used all the memory it may use. Use fewer runs (lanes or seeds), a smaller batch, a narrower network or fewer tasks.',
  slowStep:
    'One step of this set-up takes about {{seconds}} s (estimated), so training waits until you start it. With a batch of {{batch}} a step takes about 2 s. A narrower network, fewer tasks or fewer runs also help.',
  slowStepAnyway:
    'One step of this set-up takes about {{seconds}} s (estimated), so training waits until you start it. A narrower network, fewer tasks, a smaller test set or fewer runs make a step shorter.',
  workerDied: 'The browser ended the training thread ({{message}}).',
  silent:
    'The training thread has been silent for ten seconds. Either one step takes that long, or the browser has ended the thread.',
  goOn: 'Continue from step {{step}}',
  reload: 'Start over',
  metricReplay:
    'The run trains again to step {{step}}, with the same numbers, to measure the new metric from the start.',
  metricLost: 'Task {{number}} shows its usual metric again: the chosen one does not fit its new loss or target.',
  languageMissing: 'The texts in {{language}} did not load. Check the connection, then choose the language again.',
  partMissing: 'A part of the page that this needs did not load. Check the connection, then do it again.',
  partGone:
    'A newer version of this page was published, so a part that this needs is no longer there. Reload the page; the set-up is kept.',
}

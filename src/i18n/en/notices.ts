export const notices = {
  dismiss: 'Dismiss',
  undo: 'Undo',
  linkFields: 'Part of the link could not be read; defaults stand in: {{fields}}.',
  linkBroken: 'The link could not be read; this is the default set-up.',
  linkNewer: 'The link is from a newer version of this page; what it does not know has its default: {{fields}}.',
  editsFull:
    'This run holds {{most}} changes, as many as a link can carry: the last one was not made. Start over to make more. The settings stay as they are.',
  editsDropped:
    'A run holds at most {{most}} changes. The first {{most}} were read; changes {{dropped}} were left out, and the run differs from there on.',
  weightsUnread:
    'The formula of the weights ({{field}}) cannot be read at character {{at}}. All tasks weigh the same until you mend it under the weighting’s options; the text is kept there.',
  weightsWithoutTask:
    'The formula of the weights ({{field}}) names, at character {{at}}, a task that does not exist. That weight is 0 until you mend the formula under the weighting’s options.',
  targetUnread:
    'The formula of a target ({{field}}) cannot be read at character {{at}}. The task has no values to learn until you mend it in the task’s details; the text is kept there.',
  linkTooLong:
    'This set-up is too long for a link, so the address does not follow it. Export it as a file to keep or share it.',
  importFields: 'Part of the file could not be read; defaults stand in: {{fields}}.',
  importBroken: 'That file is no set-up and no comparison of this page. Nothing was changed.',
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
  stoppedFlat: 'Stopped at step {{step}}: the total loss has gone flat.',
  contextLost:
    'The graphics context was lost at step {{step}}. Training goes on by itself when it returns; nothing is lost.',
  tooManyRuns:
    'Not more than {{lanes}} lanes of {{seeds}} seeds each, and {{runs}} runs in all, train together: nothing was changed.',
  forkWaits: 'The run can be split as soon as it is ready.',
  forkDiverged:
    'The run has diverged here, and so would both lanes. Go back along the film, to before that, and split it there.',
  kept: 'Kept as “{{name}}” in this browser.',
  keepFull:
    'This browser has no room left to keep the comparison. It is still on the screen: export it as a file, or remove one that was kept.',
  keepBlocked:
    'This browser does not let the page keep anything (a private window, or blocked site data). The comparison is still on the screen: export it as a file.',
  keepSilent:
    'The browser’s storage does not answer. The comparison is still on the screen: try again, or export it as a file.',
  keepFields: 'Part of the kept comparison could not be read and was left out: {{fields}}.',
  keepUnreadable: 'That comparison can no longer be read. What is on the screen stays.',
  contextRestored: 'The graphics context is back; training goes on from step {{step}}.',
  contextGone:
    'The graphics context did not come back. The CPU engine goes on from step {{step}}, the last snapshot; nothing is lost. The engine panel switches back to WebGL.',
  useCpu: 'Go on with the CPU engine',
  failed: 'Training stopped by an error: {{message}}',
  tooLarge:
    'This needs about {{wanted}} GB of memory, and the page may use {{available}} GB. Make it smaller: fewer runs (lanes or seeds), a smaller batch, a narrower network, or fewer tasks.',
  outOfMemory:
    'The memory that the page may use is full. Make it smaller: fewer runs (lanes or seeds), a smaller batch, a narrower network, or fewer tasks.',
  slowStep:
    'One step of this set-up takes about {{seconds}} s (an estimate), so it waits until you start it. With a batch of {{batch}} a step takes about 2 s; a narrower network, fewer tasks or fewer runs help as well.',
  slowStepAnyway:
    'One step of this set-up takes about {{seconds}} s (an estimate), so it waits until you start it. A narrower network, fewer tasks, a smaller test set or fewer runs make it lighter.',
  workerDied: 'The browser ended the thread that trains ({{message}}).',
  silent:
    'Nothing has come from training for ten seconds: either one step takes that long, or the browser has ended its thread.',
  goOn: 'Go on from step {{step}}',
  reload: 'Start over',
  languageMissing: 'The texts in {{language}} did not load. Check the connection, then choose the language again.',
  partMissing: 'A part of the page that this needs did not load. Check the connection, then do it again.',
  partGone:
    'A newer version of this page was published, so a part that this needs is no longer there. Reload the page; the set-up is kept.',
}

/** What a person could try beside a free run, and the adviser on weightings. Hints are keyed by their ids. */
export const advice = {
  title: 'You could try',
  present: 'now: step {{step}}',
  presentHint: 'The suggestion is about the run as it stands. The other cards show a step of its future.',
  nothing: 'Nothing stands out in the last steps. Change something, or ask which weightings to compare.',
  /** Numbers of the last steps before this one. */
  at: 'Step {{step}}: {{says}}',
  hints: {
    diverged: {
      text: 'The numbers became infinite at step {{step}}: the steps were too large for these gradients.',
      do: 'Start over with learning rate {{rate}}',
    },
    rising: {
      text: 'The total is {{ratio}} times as high as at its lowest, with the same weights. Often the learning rate ({{from}}) is too large.',
      do: 'Learning rate {{rate}}',
    },
    solved: {
      text: 'The loss of {{task}} is almost zero ({{loss}}), so its weight has grown to {{weight}}. This method divides by the loss.',
      do: 'Use DWA: its weights add up to the number of tasks',
    },
    weights: {
      text: 'The method has raised the weight of {{task}} to {{ratio}} times its first value. Large weights act like a large learning rate.',
      do: 'Use DWA: its weights add up to the number of tasks',
    },
    negative: {
      text: 'The total is below zero ({{total}}). That is no error: the Poisson loss of {{task}} leaves out a constant.',
      do: 'Start over with squared error for it',
    },
    unlike: {
      text: 'The losses have unlike sizes: the largest part of the total is {{ratio}} times the smallest. {{task}} makes up {{share}} of it.',
      do: 'Set every weight to 1 / loss',
    },
    drowned: {
      text: '{{task}} lags behind ({{metric}} on average) and pulls the trunk only {{share}} as hard as the loudest task.',
      do: 'Weight of {{task}}: {{from}} → {{weight}}',
    },
    freeConflict: {
      text: 'Gradients conflict in {{share}} of the last steps, but on average every update still lowers every loss: nobody pays.',
      do: 'Start over with all rows in each batch: is it noise?',
      doPlain: 'Back to the weighted sum: does it matter?',
    },
    flat: {
      text: 'The total has been flat for 300 steps. Either the run is done, or the steps are too large to settle.',
      do: 'Learning rate {{from}} → {{rate}}',
    },
    belowZero: {
      text: 'Uncertainty weighting minimises the weighted total ({{sum}}) plus ln σ of each task: {{total}}, below zero. That is no error: ln σ is negative for σ below 1.',
      do: 'Use ln(1 + σ²), which is never negative',
    },
  },
  done: 'Done: {{what}}',
  undo: 'Undo',
  dismiss: 'Do not suggest this again',
  dismissOf: 'Do not suggest this again: {{what}}',
  which: 'Which weighting?',
  dialog: {
    title: 'Which weighting?',
    about:
      'Up to five questions. Those that the run can answer are answered from its last steps; you can change each. The result is a comparison to make, not a winner.',
    readOff: 'Read off this run: {{what}}.',
    noRun: 'Train at least 150 steps to have the first three read off.',
    yes: 'Yes',
    no: 'No',
    unknown: 'Not sure',
    questions: {
      sizes: {
        ask: 'Do the losses differ in size, ten times or more?',
        read: 'the largest recent loss is {{value}} times the smallest',
      },
      speeds: {
        ask: 'Does one loss fall much faster than another?',
        read: 'the shares of the first losses that are left differ by a factor of {{value}}',
      },
      hurt: {
        ask: 'Do the gradients hurt a task?',
        readYes: 'gradients conflict in {{value}} of the last steps, and on average a loss rises with each update',
        readNo: 'gradients conflict in {{value}} of the last steps, but on average no update raises a loss',
      },
      main: { ask: 'Is one task the main task and the others only help?', read: '{{value}}' },
      preference: { ask: 'Do you want to hit a chosen trade-off between the tasks?', read: '{{value}}' },
    },
    result: 'Worth comparing',
    because: {
      sizes: 'It makes up for the size of the losses.',
      speeds: 'It reacts to how fast each loss falls.',
      hurt: 'It changes a step that would hurt a task.',
      main: 'You decide how much the main task counts, or no task may be hurt.',
      preference: 'It takes your preference between the tasks.',
      plain: 'Without a sign of trouble, compare the plain average with one method that adapts.',
    },
    costOne: 'Each step: one backward pass through the trunk, as for the plain sum.',
    costTasks: 'Each step: {{count}} backward passes through the trunk, one per task.',
    costForward: 'Also one more forward pass.',
    compare: 'Compare these with the current set-up',
    locked: 'This link does not let you open Compare.',
    honest: 'No method wins in general. Give each the same effort in tuning, and look at several seeds.',
  },
}

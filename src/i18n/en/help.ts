export const help = {
  title: 'What this is',
  intro: [
    'One network learns several tasks. All tasks share a trunk, and each has its own head. In one step the trunk can move in only one direction, so the losses are combined into one. How they are combined decides which tasks improve.',
    'Press play and change the weights while the network trains. Watch which task’s picture appears and which one stays wrong. Everything runs in this page; nothing is sent anywhere.',
  ].join('\n\n'),
  tryTitle: 'Things to try',
  try: {
    learn:
      'Press L: lessons that set up the page, ask what you expect, and explain what happened. The loss lab and the landscapes are there too.',
    quiet: 'Increase the weight of a task whose picture stays wrong.',
    scale:
      'Open a regression task and set its scale to 1,000: the same target, now in millimetres, dominates the total loss.',
    rotate: 'Add the same target twice and rotate one of them. Watch the cosine between their gradients.',
    narrow: 'Make the trunk two units wide: the tasks now compete for its capacity.',
    change:
      'Change the network or a loss: training restarts, and thin grey curves show the previous run. Ctrl+Z brings that run back at its step.',
    back: 'Drag the film back to an interesting step, change a weight there and play on: the run takes another course. Or press F there: two lanes that share all steps so far.',
    future:
      'Drag the film’s handle past the last step: thin lines, numbers and pictures show where the run goes if nothing changes. Train to there, or go back.',
    compare:
      'Press C: eight weightings train from the same start. Add the single-task baselines to see which tasks gain from sharing and which lose.',
    sweep:
      'In Compare, sweep the weights: each dot is a run, and together they trace the Pareto front. On the ready-made concave front, sweep again with Tchebycheff.',
    map: 'Press M and choose “When does sharing help?”: one task is turned step by step, and Δm says whether the tasks still help each other.',
    lab: 'Open the loss lab from the settings of a task. Drag one point far away and compare squared with absolute error.',
    loss: 'Add noise to a regression task, then change its loss from squared to absolute error.',
  },
  shortcuts: 'Keys',
  glossary: 'Glossary',
  terms: {
    trunk: {
      word: 'Trunk',
      meaning: 'The layers that all tasks share. Its last output is the representation.',
    },
    head: { word: 'Head', meaning: 'A task’s own layers on top of the trunk.' },
    loss: { word: 'Loss', meaning: 'How wrong a task’s predictions are, as one number. Lower is better.' },
    weight: { word: 'Weight', meaning: 'What a task’s loss is multiplied by before the losses are added.' },
    combine: {
      word: 'Weighting',
      meaning: 'The rule that turns losses and gradients into one weight per task in each step.',
    },
    gradient: {
      word: 'Task gradient',
      meaning:
        'The direction in the trunk’s parameters in which one task’s loss rises fastest. A step against it lowers that loss.',
    },
    conflict: {
      word: 'Conflict',
      meaning:
        'Two task gradients point against each other: their cosine is below 0. A step that helps one task then harms the other.',
    },
    step: {
      word: 'Step, epoch',
      meaning: 'A step is one update. An epoch is as many steps as it takes to use the training set once.',
    },
    front: {
      word: 'Pareto front',
      meaning: 'The results in which no task can improve without another getting worse.',
    },
    lane: {
      word: 'Lane',
      meaning: 'One way of training in a comparison, with a run for each of its seeds.',
    },
    seed: {
      word: 'Seed',
      meaning:
        'Determines the initial parameters, the batches and every other random draw. Lanes with the same seed share them.',
    },
    deltaM: {
      word: 'Δm',
      meaning:
        'Mean relative change of the tasks’ metrics against networks that learn one task each, in per cent. Above 0, sharing helps (Maninis 2019; some papers use the opposite sign).',
    },
    hypervolume: {
      word: 'Hypervolume',
      meaning: 'The area of the loss plane, up to a reference point, that a lane dominates. Larger is better.',
    },
  },
  settings: 'This page',
  presenting: 'Presenter mode: large type, and a ring around the pointer (B)',
  suggestAgain: 'Show dismissed suggestions again',
  lookAhead: 'While a control is moved, show where the curves would go',
  withoutWasm: '(WebAssembly is missing in this browser: the CPU engine computes it)',
  pauseWhenHidden: 'Pause while this page is not visible',
}

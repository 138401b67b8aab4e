export const help = {
  title: 'What this is',
  intro: [
    'One network, several tasks. All tasks share a trunk; each has a head of its own. The trunk can only go one way in a step, so the losses have to be combined into one direction, and how that is done decides which task gets its way.',
    'Press play, turn the weights while it trains, and watch which picture comes out and which one drowns. Everything runs in this page; nothing is sent anywhere.',
  ].join('\n\n'),
  tryTitle: 'Things to try',
  try: {
    quiet: 'Turn up the weight of the task whose picture stays wrong.',
    scale: 'Open a regression task and set its scale to 1,000: the same task in millimetres takes over everything.',
    rotate: 'Add the same target twice and rotate one against the other: watch the cosine between their gradients.',
    narrow: 'Make the trunk two units wide: now the tasks have to fight for room.',
    change:
      'Change the network or a loss: training starts over, and thin grey lines show the run before. Ctrl+Z brings that run back where it stood.',
    back: 'Drag the film back to where something happened, change a weight there, and play on: another film. Or press F there: two lanes with one past.',
    compare:
      'Press C: the same start under eight weightings at once. Add the single-task baselines to see who gains from sharing and who pays.',
    sweep:
      'In Compare, sweep the weights: every dot is a run, and the front appears. On the ready-made concave front, sweep once more with Tchebycheff.',
    loss: 'Add noise to a regression task, then change its loss from squared to absolute error.',
  },
  shortcuts: 'Keys',
  glossary: 'Words',
  terms: {
    trunk: {
      word: 'Trunk',
      meaning: 'The layers that all tasks share. Its last output is the representation.',
    },
    head: { word: 'Head', meaning: 'A task’s own layers on top of the trunk.' },
    loss: { word: 'Loss', meaning: 'How wrong a task is, as one number. Lower is better.' },
    weight: { word: 'Weight', meaning: 'What a task’s loss is multiplied by before the losses are added.' },
    combine: {
      word: 'Weighting',
      meaning: 'The rule that turns losses and gradients into one weight per task in each step.',
    },
    gradient: {
      word: 'Task gradient',
      meaning: 'The direction in which one task would move the trunk if it were alone.',
    },
    conflict: {
      word: 'Conflict',
      meaning: 'Two task gradients point against each other: their cosine is below 0. What helps one harms the other.',
    },
    step: { word: 'Step, epoch', meaning: 'One update; as many updates as it takes to see the training set once.' },
    accuracy: { word: 'Accuracy', meaning: 'Share of test points whose class is right.' },
    r2: {
      word: 'R²',
      meaning: 'Share of the target’s variance that is explained: 1 is perfect, 0 is as good as the mean.',
    },
    r1: {
      word: 'R¹',
      meaning:
        'R² for a quantile: by what share the quantile loss is below that of the best constant (Koenker and Machado 1999).',
    },
    front: {
      word: 'Pareto front',
      meaning: 'The set-ups in which no task can get better without another getting worse.',
    },
    lane: {
      word: 'Lane',
      meaning: 'One way of training in a comparison, with a run for each of its seeds.',
    },
    seed: {
      word: 'Seed',
      meaning: 'Decides initial parameters, batches and every draw. Lanes with the same seed differ in nothing else.',
    },
    deltaM: {
      word: 'Δm',
      meaning:
        'Mean relative change of the tasks against a network for each task alone, in per cent: above 0, sharing pays (Maninis 2019; some papers turn the sign).',
    },
    hypervolume: {
      word: 'Hypervolume',
      meaning: 'How much of the loss plane, up to a reference point, a lane leaves behind it: more is better.',
    },
  },
  settings: 'This page',
  pauseWhenHidden: 'Pause while the page is out of sight',
}

export const lab = {
  title: 'Loss lab',
  families: { losses: 'Losses', activations: 'Activations', optimizers: 'Optimizers', schedules: 'Schedules' },
  back: 'Back to the run',
  reset: 'Reset this tab',
  csv: 'Save the curves as CSV',
  shown: 'Shown',
  full: 'At most {{count}} at a time.',
  pick: 'Whose formula and pulls are shown',
  shape: {
    losses: 'Value and derivative',
    activations: 'Value and derivative',
    optimizers: 'Loss over the steps',
    schedules: 'Learning rate and loss',
  },
  lossValue: 'Loss of one sample',
  lossSlope: 'Derivative: how hard the sample pulls',
  activationValue: 'Value a = φ(z)',
  activationSlope: 'Derivative: the share of the gradient that passes',
  rate: 'Learning rate',
  lossUnder: 'Loss of SGD on this surface',
  lossAbove: 'Loss above the least value, on a logarithmic axis',
  charts: {
    value: 'Value',
    slope: 'Derivative',
    rate: 'Learning rate over the steps',
    loss: 'Loss over the steps',
  },
  axis: {
    regression: 'residual z − y',
    classes: 'margin',
    input: 'input z',
    step: 'step',
  },
  shapeHints: {
    regression:
      'Drawn for the target y = 1. Poisson: the output is the logarithm of the count, so its residual is z − ln y. A derivative below 0 pulls the output up, one above 0 pulls it down.',
    classes:
      'The margin is the output z for class 1. Right answers have a margin above 0. Losses of several classes are drawn for two, with the logits z and 0. Squared error reads the classes as −1 and 1.',
    activations:
      'In a deep network the derivatives of all layers are multiplied. Where they are near 0, hardly any gradient reaches the first layers.',
    optimizers:
      'All optimizers have the same learning rate and begin at the same point. Each has its own best learning rate.',
    schedules:
      'Each point is the mean over some steps. With noise, SGD at a constant rate keeps jumping around the minimum; a falling rate settles. Set noise to 0 to see the schedule alone.',
  },
  fit: { regression: 'Fit of a line', classes: 'Fit of a boundary' },
  kind: 'Samples',
  kinds: { regression: 'numbers (a line)', classes: 'two classes (a boundary)' },
  model: 'Fitted',
  models: { line: 'a + b·x', constant: 'a constant' },
  byHand: 'Place it by hand',
  fitHints: {
    regression:
      'Drag a point, or focus it and use the arrow keys. Arrows show how each sample pulls the line under the chosen loss: their length is the derivative, compared with the strongest.',
    classes:
      'Drag a point. Press it, or press Enter, to flip its class. The area of a ring is how hard the sample pulls. Dashed lines: margin 1. The tinted side is class 1. A penalty of 0.005·|b|² keeps the boundary finite.',
  },
  lineDrawing: 'Points and fitted lines',
  boundaryDrawing: 'Points of two classes and fitted boundaries',
  point: 'Point {{number}}',
  classPoint: 'Point {{number}} of class {{label}}',
  pointValue: 'x {{x}}, y {{y}}, pull {{pull}}',
  leftEnd: 'Left end of the line',
  rightEnd: 'Right end of the line',
  noFit: 'no fit',
  noFitLong: 'This loss has no minimum here: Poisson needs targets of 0 and above. Drag the points below 0 up.',
  samples: 'Every sample in numbers ({{name}})',
  columns: { sample: 'Sample', place: 'Place', loss: 'Loss', pull: 'Pull', share: 'Share of the pulls' },
  surface: 'Surface',
  surfaces: { bowl: 'bowl', valley: 'valley', saddle: 'saddle' },
  numbers: { learningRate: 'Learning rate', steps: 'Steps', noise: 'Noise', warmup: 'Warm-up' },
  hints: {
    learningRate: 'η, the same for all.',
    steps: 'Number of updates.',
    noise: 'Standard deviation of the noise on the gradient, as from random batches. Gradient descent has none.',
    warmup: 'Steps in which the learning rate rises to its full value.',
  },
  none: 'none',
  paths: 'Paths',
  pathDrawing: 'Surface and paths of the optimizers',
  start: 'Start of all paths',
  startValue: 'x {{x}}, y {{y}}',
  pathHint:
    'Drag the start, or focus it and use the arrow keys. Crosses mark minima. Dots are the first 40 steps of the chosen optimizer.',
  table: 'Properties',
  property: 'Property',
  tableHints: {
    losses: 'Every cell is computed from the formula at the current options.',
    activations: 'Every cell is computed from the formula.',
    optimizers: 'Computed from the paths above.',
    schedules: 'Computed from the curves above.',
  },
  yes: 'yes',
  no: 'no',
  rows: {
    convex: {
      name: 'Convex',
      about:
        'Every minimum is the best one. Tested: the derivative never falls from −30 to 30 around the target, at 600 points.',
    },
    smooth: {
      name: 'Smooth',
      about:
        'The derivative has no jump, so steps shrink near the minimum. Tested by halving intervals around each change.',
    },
    undefinedAt: {
      name: 'Derivative undefined',
      about: 'At a corner. The engines use a value between both sides there.',
    },
    bounded: {
      name: 'Bounded gradient',
      about:
        'No sample pulls without limit. Tested: largest derivative up to 10,000 from the target. Above 10⁶ it counts as unbounded.',
    },
    robust: {
      name: 'Robust to an outlier',
      about:
        'One of ten samples is off by 1,000, the others by 1 (classes: margins −½ and ½). Robust: the outlier has at most half of the total pull.',
    },
    consistent: {
      name: 'Consistent with the metric',
      about:
        'The output with the least loss is the best by the metric too. Numbers: the best constant for the targets 0, 0, 1, 2, 7. Classes: the decision for ten mixtures of both classes.',
    },
    targets: { name: 'Targets with a minimum', about: 'Tested with a target of −2: does the loss fall without end?' },
    cost: {
      name: 'Cost',
      about: 'Operations for value and derivative. Slow ones: exponential, logarithm, root, power, tanh and the like.',
    },
    range: { name: 'Range', about: 'Smallest and largest value for z from −1,000 to 1,000.' },
    increasing: { name: 'Never falls', about: 'A larger z never gives a smaller value. Tested at 6,000 points.' },
    corner: { name: 'Derivative undefined', about: 'At a corner, where the derivative jumps.' },
    steepest: { name: 'Largest derivative', about: 'Above 1 it can make gradients grow from layer to layer.' },
    far: { name: 'Derivative at −4 and 4', about: 'Near 0: a unit there hardly learns.' },
    arrived: { name: 'Within 1 % after', about: 'Steps until 99 % of the way down, without leaving it again.' },
    end: { name: 'Loss at the end', about: 'f at the last step.' },
    memory: { name: 'Memory', about: 'Extra numbers that it keeps for every parameter.' },
    first: { name: 'First rate', about: 'Learning rate of the first update.' },
    middle: { name: 'Rate half way', about: 'Learning rate in the middle of the steps.' },
    last: { name: 'Last rate', about: 'Learning rate of the last step.' },
    lateLoss: { name: 'Late loss', about: 'Mean of f over the last tenth of the steps.' },
  },
  cells: {
    bends: 'falls near {{at}}',
    nowhere: 'nowhere',
    corners: { regression: 'at residual {{at}}', classes: 'at margin {{at}}', input: 'at {{at}}' },
    largest: 'largest {{largest}}',
    share: 'outlier has {{share}}',
    score: {
      r2: 'R² {{score}}, best constant 0',
      r1: 'R¹ {{score}}, best constant 0',
      accuracy: '{{score}} of 10 right',
    },
    targets: { any: 'all', nonNegative: '0 and above', classes: 'class 0 and 1' },
    cost: '{{operations}} operations, {{slow}} slow',
    range: '{{low}} to {{high}}',
    unbounded: 'unbounded',
    far: '{{left}} and {{right}}',
    diverged: 'runs away at step {{step}}',
    notYet: 'not reached',
    steps: '{{steps}} steps',
  },
}

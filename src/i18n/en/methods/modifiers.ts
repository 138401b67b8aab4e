/** Modifiers of any weighting, by the registry's ids. `introduce` has the options of `task-schedule`. */
export const modifierTexts = {
  smooth: {
    name: 'Smooth the weights over steps',
    about:
      'Each step moves the weights only part of the way to the method’s new weights: steadier, but a few steps late.',
    options: {
      smoothing: { label: 'Smoothing', hint: 'Share of the old weights that stays in each step. 0 smooths nothing.' },
    },
  },
  normalise: {
    name: 'Normalise the gradients first',
    about: 'The method sees gradients divided by their length, their loss, or both: units no longer matter.',
    options: {
      by: {
        label: 'Divide by',
        hint: 'Divided by the loss, these are the gradients of ln L.',
        values: { length: 'length', loss: 'loss', both: 'both' },
      },
    },
  },
  every: {
    name: 'Decide every n steps',
    about: 'Keeps the weights between decisions: cheaper, but it ignores the steps in between.',
    options: { steps: { label: 'n', hint: 'Steps from one decision to the next.' } },
  },
  'warm-up': {
    name: 'Warm up with the average',
    about: 'Equal weights at first; the method starts fresh after that.',
    options: { steps: { label: 'Warm-up', hint: 'Steps of equal weights.' } },
  },
  introduce: {
    name: 'Introduce tasks one by one',
    about: 'Each task starts at its own step, on a ramp; the method sees only those that have started.',
    options: {},
  },
  heads: {
    name: 'Weight the heads too',
    about: 'The weights act on each head as on the trunk, as in code that back-propagates one weighted sum.',
    options: {},
  },
  representation: {
    name: 'Use gradients at the trunk’s output',
    about:
      'The method sees gradients with respect to the trunk’s output instead of its parameters: cheaper for large trunks, but not quite the same.',
    options: {},
  },
}

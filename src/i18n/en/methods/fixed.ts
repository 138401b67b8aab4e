/** Fixed weights and schedules: what each does, when it helps, when it hurts. Keys are the registry's ids. */
export const fixedMethods = {
  equal: {
    name: 'Equal weights',
    short: 'The average of all losses.',
    does: 'Adds the losses up with the same weight. This is the baseline that every other method has to beat, and it is often hard to beat.',
    helps: 'When the losses have about the same size and the tasks agree.',
    hurts: 'The largest loss dominates, even if only its unit makes it large.',
    options: {
      reduction: {
        label: 'Reduction',
        hint: 'Mean divides by the number of tasks, sum does not.',
        values: { mean: 'mean', sum: 'sum' },
      },
    },
    trace: { w: 'weight of each task' },
  },
  'weighted-sum': {
    name: 'Weighted sum',
    short: 'The sliders’ values are the weights.',
    does: 'Adds the losses up with the weights that you set on the task cards. For squared error, weights of 1/scale² cancel units in the losses; a head still has to reach the size of its target.',
    helps: 'When you know which task matters, and to try by hand what the other methods do by formula.',
    hurts:
      'Good weights must be searched for, and they change during training. Points on a concave part of the Pareto front cannot be reached by any weights.',
    options: { normalize: { label: 'Normalise', hint: 'Divide the weights by their sum.' } },
    trace: { w: 'weight of each task' },
  },
  'task-schedule': {
    name: 'One task after another',
    short: 'Tasks come in step by step.',
    does: 'Each task starts at its own step, at once or on a ramp, and may end. Or the next one starts when the running task’s loss has flattened.',
    helps: 'When an easy task can prepare the trunk for a hard one: a curriculum.',
    hurts: 'What the trunk learned first may be in the way later; for a late task little capacity may be left.',
    options: {
      trigger: {
        label: 'A task starts',
        hint: 'At the steps below, or when the running task has flattened.',
        values: { step: 'at a step', flat: 'when the one before is flat' },
      },
      start: { label: 'Start', hint: 'Step at which the task comes in; with flattening, only the order counts.' },
      end: { label: 'End', hint: 'Step at which the task goes out again.', never: 'never' },
      ramp: { label: 'Ramp', hint: 'Steps over which the weight rises; 0 is at once.' },
      shape: {
        label: 'Shape of the ramp',
        hint: 'How the weight rises.',
        values: { linear: 'linear', cosine: 'cosine' },
      },
      window: { label: 'Window', hint: 'Steps over which flatness is judged.' },
      drop: { label: 'Least fall', hint: 'Below this share from window to window a loss counts as flat.' },
      normalize: { label: 'Normalise', hint: 'Divide the weights by their sum.' },
    },
    trace: { w: 'weight of each task', u: 'how far each task has come in' },
  },
  'manual-schedule': {
    name: 'Curves by hand',
    short: 'Draw each weight over the steps.',
    does: 'Each task’s slider is multiplied by a curve over the steps that you drag into shape.',
    helps: 'To try an idea about which task should matter when.',
    hurts: 'It does not react to training; a good curve for one seed need not be one for the next.',
    options: { curves: { label: 'Curves', hint: 'Factor on each task’s slider, by step.' } },
    trace: { w: 'weight of each task', c: 'factor of each curve' },
  },
  formula: {
    name: 'Your own formula',
    short: 'Weights that you type.',
    does: 'Computes each weight from an expression in the losses (L1, L2, …), the first losses (L1_0), the lengths of the gradients (n1), their cosines (c1_2), the sliders (w1), the step t and the epoch. Without a number a name means the task itself: 1/L. Expressions for single tasks are separated by semicolons.',
    helps:
      'To try an idea quickly, and to see how published methods work: 1/L is the sum of logarithms, 1/n gives all gradients the same length.',
    hurts: 'Nothing checks your formula: one that explodes stops the run. Weights that are not finite count as 0.',
    options: { formulas: { label: 'Weights', hint: 'For example 1/L, or L1/L1_0; 2; exp(-t/500)' } },
    trace: { w: 'weight of each task' },
  },
}

/** Loss-based and hybrid weightings: what each does, when it helps, when it hurts. Keys are the registry's ids. */
export const lossMethods = {
  rlw: {
    name: 'Random weights (RLW)',
    short: 'Fresh random weights in every step.',
    does: 'Draws new weights that add up to 1 in every step. On average all tasks count the same; the noise acts like that of small batches.',
    helps:
      'As an honest baseline: a method that cannot beat random weights has not shown much. The noise may help to leave poor minima.',
    hurts:
      'It ignores the tasks, so a dominating loss stays dominating, and late in training the noise keeps the loss from settling.',
    options: {
      distribution: {
        label: 'Drawn from',
        hint: 'How the weights are drawn.',
        values: {
          normal: 'normal, softmax',
          uniform: 'uniform',
          dirichlet: 'flat Dirichlet',
          bernoulli: 'some tasks',
          'constrained-bernoulli': 'one task',
        },
      },
    },
    trace: { w: 'weight of each task' },
  },
  dwa: {
    name: 'Dynamic weight average (DWA)',
    short: 'More weight where the loss falls slowly.',
    does: 'Compares each task’s mean loss over the last period with the one before. A task that falls more slowly than the others gets more weight in the next period.',
    helps: 'When tasks learn at different speeds. Cheap: it needs only the losses.',
    hurts:
      'It sees only ratios, so a loss in a large unit still dominates. A loss that is flat because the task is learned counts as one that lags.',
    options: {
      temperature: { label: 'Temperature', hint: 'Large makes the weights alike, small makes them sharp.' },
      period: { label: 'Period', hint: 'Steps over which a loss is averaged.' },
    },
    trace: { w: 'weight of each task', r: 'loss now over loss before' },
  },
  uw: {
    name: 'Uncertainty weighting (UW)',
    short: 'Learns how noisy each task is.',
    does: 'Gives each task a noise level that is learned beside the network; a task’s weight is one over twice its squared noise. In balance that is one over twice its loss.',
    helps:
      'When losses have different units: after a while their scale no longer matters. Easy to add and widely used.',
    hurts:
      'It lags behind while it learns. A task that is nearly perfect gets an ever larger weight; noisy tasks get almost none.',
    options: {
      init: { label: 'First log-variance', hint: 'Where the noise levels start.' },
      form: {
        label: 'Noise term',
        hint: 'What keeps the noise σ from growing. ln σ is below zero for σ below 1, so the total L can be too. With ln(1 + σ²) it cannot, and a small loss gets less weight than with ln σ.',
        values: { log: 'ln σ', positive: 'ln(1 + σ²)' },
      },
      classes: {
        label: 'Cross-entropy',
        hint: 'Factor of a cross-entropy, also of the focal losses. The paper has 1 for classification and ½ for regression. In balance only the noise differs, not the weight (with ln σ).',
        values: { half: 'factor ½', one: 'factor 1' },
      },
      optimizer: { label: 'Learned by', hint: 'Optimizer of the noise levels.', values: { adam: 'Adam', sgd: 'SGD' } },
      learningRate: { label: 'Rate', hint: 'Learning rate of the noise levels.' },
    },
    trace: {
      L: 'what is minimised: the weighted losses and the noise terms',
      w: 'weight of each task',
      sigma: 'learned noise of each task',
    },
  },
  'uw-so': {
    name: 'Soft optimal UW (UW-SO)',
    short: 'Uncertainty weighting in closed form, softened.',
    does: 'Takes the weights that uncertainty weighting would end at, one over the loss, and sends them through a softmax with a temperature. Nothing has to be learned.',
    helps: 'When uncertainty weighting lags; the temperature is one number to tune.',
    hurts:
      'As a loss nears zero it takes all the weight. It depends on the scale of the losses, so the temperature must fit them.',
    options: {
      temperature: { label: 'Temperature', hint: 'Large makes the weights alike.' },
      softmax: { label: 'Softmax', hint: 'Off: the plain one over the loss (UW-O).' },
    },
    trace: { w: 'weight of each task' },
  },
  gls: {
    name: 'Geometric mean (GLS)',
    short: 'Multiplies the losses instead of adding them.',
    does: 'Descends the geometric mean of the losses: a loss that falls by a tenth counts the same for every task, whatever its size.',
    helps: 'When losses have very different sizes and you do not want to tune anything.',
    hurts: 'A loss near zero makes every step tiny or huge; negative losses have no geometric mean.',
    options: { preference: { label: 'Preference', hint: 'Exponent of each task.' } },
    trace: { w: 'weight of each task', L: 'geometric mean' },
  },
  'scale-invariant': {
    name: 'Sum of logarithms',
    short: 'Each task weighs one over its loss.',
    does: 'Adds up the logarithms of the losses. Every task pulls in proportion to its relative, not its absolute, progress.',
    helps: 'As the simplest method that does not depend on the unit of a loss; a strong baseline.',
    hurts: 'A loss near zero gets an enormous weight.',
    options: { shift: { label: 'Shift', hint: 'Added to each loss before the logarithm; 1 tames small losses.' } },
    trace: { w: 'weight of each task' },
  },
  'imtl-l': {
    name: 'IMTL-L',
    short: 'Learns factors that bring all losses to the same size.',
    does: 'Learns a factor for each loss that brings all of them to size 1. In balance it is one over the loss, like the sum of logarithms, but it gets there smoothly.',
    helps: 'When losses have different units and you want the change to be gradual.',
    hurts: 'It lags; with plain gradient descent and a large loss the factors may swing without end.',
    options: {
      optimizer: { label: 'Learned by', hint: 'Optimizer of the factors.', values: { adam: 'Adam', sgd: 'SGD' } },
      learningRate: { label: 'Rate', hint: 'Learning rate of the factors.' },
    },
    trace: { w: 'weight of each task', s: 'logarithm of the factor' },
  },
  famo: {
    name: 'FAMO',
    short: 'All losses should fall at the same relative rate.',
    does: 'Looks after each step at how much every loss fell on the same batch, and shifts weight to the tasks that fell least, relative to their size. It aims at the direction that gradient methods find, without looking at gradients.',
    helps: 'With many tasks, where gradient-based methods are too expensive: it costs only one more forward pass.',
    hurts:
      'It relies on one noisy batch; with small batches the weights wander. A task whose loss is at its minimum still asks for weight unless you say where that is.',
    options: {
      learningRate: { label: 'Rate', hint: 'How fast the weights react.' },
      decay: { label: 'Decay', hint: 'Pull back towards equal weights.' },
      minLosses: { label: 'Least loss', hint: 'The smallest loss that each task can reach.' },
    },
    trace: { w: 'weight of each task', z: 'softmax of the logits' },
  },
  stch: {
    name: 'Smooth Tchebycheff (STCH)',
    short: 'A soft maximum of the losses.',
    does: 'Descends a smooth version of the largest loss. With a small μ the worst task counts nearly alone, with a large μ all tasks count.',
    helps: 'When no task may be left behind, or where the Pareto front is concave, which no weighted sum can reach.',
    hurts:
      'A small μ makes it as unsteady as the plain maximum. The log form needs a warm-up to learn the size of each loss.',
    options: {
      variant: {
        label: 'Form',
        hint: 'The authors’ code (log, sizes measured) or the paper’s definition.',
        values: { log: 'logarithmic', linear: 'linear' },
      },
      mu: { label: 'Smoothness μ', hint: 'Small: the worst task alone. Large: all tasks.' },
      warmup: { label: 'Warm-up', hint: 'Steps in which the sum of logarithms is descended.' },
      nadirSteps: { label: 'Measured over', hint: 'Last steps of the warm-up, in which sizes are measured.' },
      preference: { label: 'Preference', hint: 'Weight of each task in the maximum (linear form).' },
      reference: { label: 'Ideal point', hint: 'The loss that each task aims for (linear form).' },
    },
    trace: { w: 'weight of each task', nu: 'measured size of each loss' },
  },
  tchebycheff: {
    name: 'Tchebycheff',
    short: 'Only the worst task counts.',
    does: 'Descends the largest of the weighted losses, so one task at a time.',
    helps: 'To reach any point of the Pareto front, concave parts too, by choice of the preference.',
    hurts: 'It zig-zags between tasks and ignores all but the worst, so it is slow.',
    options: {
      preference: { label: 'Preference', hint: 'Weight of each task in the maximum.' },
      reference: { label: 'Ideal point', hint: 'The loss that each task aims for.' },
    },
    trace: { w: 'weight of each task' },
  },
  pbi: {
    name: 'Boundary intersection (PBI)',
    short: 'Down along a preferred ray.',
    does: 'Measures how far the losses are along a preferred direction and how far beside it, and descends the first plus a penalty on the second.',
    helps: 'To ask for a certain ratio of the losses.',
    hurts: 'With a large penalty it pushes a good task back up to keep the ratio: weights may be negative.',
    options: {
      theta: { label: 'Penalty θ', hint: 'How strictly the ratio is kept.' },
      preference: { label: 'Preference', hint: 'The wanted ratio of the losses.' },
      reference: { label: 'Ideal point', hint: 'Where the ray starts.' },
    },
    trace: { w: 'weight of each task', d1: 'distance along the ray', d2: 'distance from the ray' },
  },
  cosmos: {
    name: 'COSMOS',
    short: 'A weighted sum that leans towards a ray.',
    does: 'Adds to the weighted sum a reward for losses whose direction is like that of the preference.',
    helps: 'When a weighted sum ends at the corners and you want the middle of the front.',
    hurts: 'The reward has no unit, the losses have one: λ must fit them. Weights may be negative.',
    options: {
      lambda: { label: 'Reward λ', hint: 'Strength of the pull towards the ray.' },
      preference: { label: 'Preference', hint: 'Weights of the sum, and the wanted direction.' },
    },
    trace: { w: 'weight of each task', cos: 'cosine with the preference' },
  },
  'cov-weighting': {
    name: 'Coefficient of variation (CoV)',
    short: 'More weight where the loss still varies.',
    does: 'Follows for each task how much its loss varies relative to its mean. A loss that varies is one that still learns.',
    helps: 'Needs no tuning and does not depend on units.',
    hurts: 'Noise is variation too: a noisy task keeps a high weight although it learns nothing.',
    options: {
      mean: { label: 'Mean', hint: 'Over all steps, or fading.', values: { full: 'of all steps', decay: 'fading' } },
      meanDecay: { label: 'Memory', hint: 'Share of the past in a fading mean.' },
    },
    trace: { w: 'weight of each task' },
  },
  lbtw: {
    name: 'Loss-balanced (LBTW)',
    short: 'The less a loss has fallen, the more weight.',
    does: 'Divides each loss by its first value and raises the ratio to a power: tasks that have progressed far get less weight.',
    helps: 'Simple, and independent of units.',
    hurts:
      'An unlucky first batch is remembered. All weights shrink as training goes on, which acts like a falling learning rate.',
    options: {
      alpha: { label: 'Power α', hint: '0: all weights 1. 1: in proportion.' },
      period: {
        label: 'Begin again every',
        hint: 'Steps after which the first losses are measured again; 0 is never.',
      },
    },
    trace: { w: 'weight of each task' },
  },
  slaw: {
    name: 'SLAW',
    short: 'One over how much a loss varies.',
    does: 'Estimates from the spread of each loss how large its gradients are, and gives all tasks the same pull. GradNorm’s goal, from losses alone.',
    helps: 'With many tasks: very cheap.',
    hurts: 'The estimate is coarse; a loss that has stopped moving gets a huge weight.',
    options: {
      beta: { label: 'Memory β', hint: 'Share of the past in the moving moments.' },
      floor: { label: 'Floor', hint: 'Least spread, so that weights stay bounded.' },
    },
    trace: { w: 'weight of each task', sigma: 'spread of each loss' },
  },
  go4align: {
    name: 'GO4Align',
    short: 'Tasks of like progress share a weight.',
    does: 'Rates each task’s progress, groups tasks with like ratings, and gives each group one weight.',
    helps: 'With many tasks, where separate weights fluctuate.',
    hurts: 'With two or three tasks there is little to group, and the choice of groups jumps.',
    options: {
      groups: { label: 'Groups', hint: '1 gives all tasks the same weight.' },
      stepSize: { label: 'Rate', hint: 'How fast the ratings follow the losses.' },
    },
    trace: { w: 'weight of each task', u: 'rating before grouping', p: 'running rating' },
  },
  dtp: {
    name: 'Task prioritisation (DTP)',
    short: 'More weight for the task that does badly.',
    does: 'Looks at accuracy (or R²) rather than the loss: the worse a task does, the larger its weight, as in the focal loss.',
    helps: 'When the metric is what matters and losses cannot be compared.',
    hurts: 'A task that can never do well takes over the training.',
    options: {
      gamma: { label: 'Focus γ', hint: 'How strongly bad tasks are preferred.' },
      smoothing: { label: 'Pace', hint: 'Share of the newest metric in its average.' },
    },
    trace: { w: 'weight of each task', kappa: 'running metric' },
  },
  gradnorm: {
    name: 'GradNorm',
    short: 'Gradient lengths that follow each task’s progress.',
    does: 'Learns weights until each task’s weighted gradient has the length it should: the average, longer for tasks that lag.',
    helps: 'When one task’s gradient drowns out the others; it looks at what really moves the trunk.',
    hurts: 'It lags, has three options, and sees lengths but not angles: conflict remains.',
    options: {
      alpha: { label: 'Pull α', hint: '0: equal lengths. Larger: tasks that lag get longer gradients.' },
      optimizer: { label: 'Learned by', hint: 'Optimizer of the weights.', values: { adam: 'Adam', sgd: 'SGD' } },
      learningRate: { label: 'Rate', hint: 'Learning rate of the weights.' },
      warmup: { label: 'Warm-up', hint: 'Steps with equal weights, over which first losses are averaged.' },
    },
    trace: { w: 'weight of each task', r: 'relative lag of each task', n: 'length of each gradient' },
  },
  imtl: {
    name: 'IMTL',
    short: 'Losses of one size, then equal projections.',
    does: 'Joins IMTL-L and IMTL-G: learned factors bring the losses to one size, which also act on the heads; the trunk takes the direction with the same progress along every gradient.',
    helps: 'When both heads and trunk suffer from different scales.',
    hurts: 'It has IMTL-G’s weakness: with strongly correlated gradients weights turn negative.',
    options: {
      optimizer: { label: 'Learned by', hint: 'Optimizer of the factors.', values: { adam: 'Adam', sgd: 'SGD' } },
      learningRate: { label: 'Rate', hint: 'Learning rate of the factors.' },
      rankTolerance: {
        label: 'Rank tolerance',
        hint: 'Directions below this share of the largest are left out. Auto is 1.2e-7 times the number of tasks.',
        auto: 'auto',
      },
    },
    trace: { alpha: 'weight of each task', s: 'logarithm of the factor' },
  },
}

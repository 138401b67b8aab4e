/** Gradient-based weightings: what each does, when it helps, when it hurts. Keys are the registry's ids. */
export const gradientMethods = {
  mgda: {
    name: 'MGDA',
    short: 'The shortest mixture of the task gradients.',
    does: 'Finds the shortest vector among all mixtures of the task gradients and steps against it. That vector makes a non-negative angle with every gradient, so to first order no task gets worse. Where it is zero no direction helps all tasks any more: the point is Pareto stationary, and training stops there.',
    helps:
      'When conflict is the real problem and every task must keep falling. With “length” or “loss” normalisation it does not depend on the unit of a loss.',
    hurts:
      'Without normalisation the shortest gradient decides: a task that is nearly done, or measured in a small unit, gets nearly all the weight and the others crawl. It stops at the first Pareto-stationary point it meets, good or not.',
    options: {
      normalization: {
        label: 'Normalise by',
        hint: 'Divide each gradient by its length, its loss, or both before the shortest mixture is sought.',
      },
      gramianNoise: {
        label: 'Diagonal guard',
        hint: 'Added to the diagonal of the Gramian, so that rounding on the graphics card does not lead the solver astray. Auto is 1.2e-7 times the number of tasks.',
        auto: 'auto',
      },
    },
    trace: { alpha: 'weight of each task', beta: 'share of each task in the mixture', d: 'length of the direction' },
  },
  pcgrad: {
    name: 'PCGrad',
    short: 'Removes the conflicting part of each gradient.',
    does: 'Takes the task gradients in turn. Where one points against another, the conflicting part is projected away, against the other tasks in random order. The results are added up. Without conflict it is the plain sum.',
    helps: 'With few tasks and clear conflicts: cheap, has no options, and changes nothing without conflict.',
    hurts:
      'It looks only at angles, so a task with a large gradient still dominates. With three tasks or more the outcome depends on the random order and can again hurt some task; two exactly opposed gradients cancel and training stands still.',
    options: {},
    trace: { alpha: 'weight of each task', projections: 'projections made in this step' },
  },
  gradvac: {
    name: 'GradVac',
    short: 'Lifts the angle between gradients to what it usually is.',
    does: 'Remembers for each pair of tasks the cosine their gradients usually have. When a pair is less aligned than that, just enough of the other gradient is added to bring the cosine back up. PCGrad is the case where the target is always zero.',
    helps:
      'When tasks are related, so that a positive cosine is the rule and a dip is noise: it acts on mild disagreement too, which PCGrad leaves alone.',
    hurts:
      'It lengthens the gradients that it corrects, so the step grows; with a target close to 1 the correction explodes, which is why the target is bounded here.',
    options: {
      beta: {
        label: 'Pace of the target',
        hint: 'Share of the newest cosine in the remembered one: 0 never moves (PCGrad), 1 remembers nothing.',
      },
      eps: { label: 'Guard', hint: 'Added to denominators.' },
      phiLimit: {
        label: 'Bound on the target',
        hint: 'Keeps the target cosine away from 1, where the correction has no bound.',
      },
    },
    trace: { alpha: 'weight of each task', phi: 'remembered cosine of each pair' },
  },
  cagrad: {
    name: 'CAGrad',
    short: 'Near the average, leaning to the worst-off task.',
    does: 'Among all directions within a given distance of the average gradient, takes the one that lowers the slowest task most. With c = 0 it is the average; the larger c, the further it may lean towards the worst-off task.',
    helps:
      'When the average is nearly right but one task is left behind: it still heads for a minimum of the average loss, which MGDA does not.',
    hurts:
      'It follows the scale of the losses, since its centre is the average gradient. It may still point against a task when c is below 1.',
    options: {
      c: {
        label: 'Leeway c',
        hint: 'How far from the average, as a share of its length. 0 is the average; below 1 it converges.',
      },
      rescale: { label: 'Rescale', hint: '0: not at all. 1: by 1 + c², as the authors. 2: by 1 + c.' },
      gramianNoise: {
        label: 'Diagonal guard',
        hint: 'Added to the diagonal of the Gramian, so that rounding on the graphics card does not lead the solver astray. Auto is 1.2e-7 times the number of tasks.',
        auto: 'auto',
      },
    },
    trace: { alpha: 'weight of each task', w: 'mixture of the worst-off tasks', phi: 'radius around the average' },
  },
  'imtl-g': {
    name: 'IMTL-G',
    short: 'The same progress along every task’s gradient.',
    does: 'Chooses the weights, adding up to 1, for which the direction has equal projections on all unit gradients: no task is favoured, whatever its scale.',
    helps: 'When losses have very different scales and each should get the same share of the step.',
    hurts:
      'Weights may be negative. With strongly correlated gradients the fair direction can point against every task equally; the page says so when it happens.',
    options: {
      rankTolerance: {
        label: 'Rank tolerance',
        hint: 'Directions of the Gramian below this share of the largest are left out. Auto is 1.2e-7 times the number of tasks.',
        auto: 'auto',
      },
    },
    trace: { alpha: 'weight of each task', ascent: '1 when the direction points against every task' },
  },
  'nash-mtl': {
    name: 'Nash-MTL',
    short: 'The tasks bargain over the direction.',
    does: 'Treats the update as a bargain between the tasks and takes Nash’s solution: the direction that maximises the product of the gains. Every task gains in every step, and only the geometry of the gradients matters, not their length.',
    helps:
      'When losses have different scales or one gradient dwarfs the others: rescaling a loss does not change the direction at all.',
    hurts:
      'The direction always has the same length, so noise is amplified near the end and the learning rate must fall. A task whose gradient is pure noise counts as much as the others.',
    options: {
      maxNorm: { label: 'Longest step', hint: 'The direction is cut to this length; 0 leaves it at √T.' },
      updateEvery: {
        label: 'Bargain every',
        hint: 'Steps between two bargains; in between the last weights are used.',
      },
      gramianNoise: {
        label: 'Diagonal guard',
        hint: 'Added to the diagonal of the Gramian, so that exactly opposed gradients have an answer. Auto is 1.2e-7 times the number of tasks.',
        auto: 'auto',
      },
    },
    trace: { alpha: 'weight of each task', unclipped: 'weight before the cut', d: 'length of the direction' },
  },
  fairgrad: {
    name: 'FairGrad',
    short: 'A dial from equal weights to the worst-off task.',
    does: 'Shares the decrease among the tasks by α-fairness, the rule by which networks share bandwidth: α = 0 gives equal weights, 1 Nash bargaining, and a large α serves the worst-off task alone.',
    helps: 'When you want to choose how much fairness costs. Every task gains in every step.',
    hurts:
      'Except at α = 1, it depends on the scale of the losses. Without a cut the step grows without bound as the gradients shrink.',
    options: {
      alpha: { label: 'Fairness α', hint: '0: equal weights. 1: Nash bargaining. Large: the worst-off task.' },
      maxNorm: { label: 'Longest step', hint: 'The direction is cut to this length; 0 is off.' },
      gramianNoise: {
        label: 'Diagonal guard',
        hint: 'Added to the diagonal of the Gramian, so that exactly opposed gradients have an answer. Auto is 1.2e-7 times the number of tasks.',
        auto: 'auto',
      },
    },
    trace: { w: 'weight of each task', d: 'length of the direction' },
  },
  'aligned-mtl': {
    name: 'Aligned-MTL',
    short: 'Makes the gradients orthogonal and equally long.',
    does: 'Replaces the task gradients by the nearest set that is orthogonal and equally long, then adds them up. Dominance and conflict are both read as an ill-conditioned system, and the condition number is brought to 1.',
    helps: 'When both scales and angles cause trouble; it is stable and has no inner iteration.',
    hurts:
      'The length of all is that of the weakest direction, so steps get small when two gradients are nearly parallel. Gradients far below the largest are ignored altogether. It can point against a task whose gradient is much shorter than the rest.',
    options: {
      scaleMode: { label: 'Common length', hint: 'The least, median or mean of the system’s directions.' },
      rankTolerance: { label: 'Rank tolerance', hint: 'Directions below this share of the largest are ignored.' },
      reduction: { label: 'Reduction', hint: 'Sum, as the authors, or mean.' },
      preference: { label: 'Preference', hint: 'Share of each aligned direction; 1 each when empty.' },
    },
    trace: { alpha: 'weight of each task', kept: 'directions kept', s: 'common squared length' },
  },
  upgrad: {
    name: 'UPGrad',
    short: 'Projects every gradient onto what hurts no task.',
    does: 'Projects each task’s gradient onto the cone of directions that increase no loss, then adds the projections. What is left never conflicts, and yet a larger gradient still counts for more.',
    helps:
      'When conflicts must be removed for all tasks at once, deterministically, while the scale of the losses keeps its meaning.',
    hurts:
      'It follows the scale of the losses. With the usual regularisation a task whose gradient is 30 times shorter than the largest can still be hurt; and below a threshold it falls back on the average.',
    options: {
      normEps: {
        label: 'Threshold',
        hint: 'Below this squared size of all gradients the average is taken. 0 for small losses.',
      },
      regEps: {
        label: 'Regularisation',
        hint: 'Added to the diagonal of the normalised Gramian. Smaller is more faithful, 0 is exact.',
      },
      preference: { label: 'Preference', hint: 'One number a task; empty means equal.' },
    },
    trace: { alpha: 'weight of each task', p: 'preference' },
  },
  dualproj: {
    name: 'DualProj',
    short: 'Projects the average onto what hurts no task.',
    does: 'Takes the preferred mixture of the gradients and moves it as little as possible until it increases no loss. It is the step by which GEM keeps old tasks from being forgotten.',
    helps:
      'When you have a preferred mixture and only want to remove its conflicts: one projection, cheaper than UPGrad.',
    hurts:
      'Often ends on the edge of the cone, where some task does not move at all. Shares UPGrad’s threshold and regularisation.',
    options: {
      normEps: {
        label: 'Threshold',
        hint: 'Below this squared size of all gradients the preference is taken. 0 for small losses.',
      },
      regEps: {
        label: 'Regularisation',
        hint: 'Added to the diagonal of the normalised Gramian. Smaller is more faithful, 0 is exact.',
      },
      preference: { label: 'Preference', hint: 'One number a task; empty means equal.' },
    },
    trace: { alpha: 'weight of each task', p: 'preference' },
  },
  config: {
    name: 'ConFIG',
    short: 'Conflict-free, with equal projections; its length is their sum.',
    does: 'Finds the direction with the same cosine to every gradient by a pseudo-inverse, and makes it as long as the sum of all projections on it: short when the tasks conflict, long when they agree.',
    helps:
      'Physics-informed training and other cases with losses of very different sizes: the direction does not depend on their scale.',
    hurts:
      'With more tasks than independent directions an exactly conflict-free direction need not exist; the least-squares one is taken, which may hurt a task.',
    options: {
      rankTolerance: {
        label: 'Rank tolerance',
        hint: 'Directions of the Gramian below this share of the largest are left out. Auto is 1.2e-7 times the number of tasks.',
        auto: 'auto',
      },
      preference: { label: 'Preference', hint: 'Wanted projection of each task; 1 each when empty.' },
    },
    trace: { alpha: 'weight of each task' },
  },
  sdmgrad: {
    name: 'SDMGrad',
    short: 'MGDA with a memory and a preferred direction.',
    does: 'Looks for MGDA’s mixture by a few projected steps from where the last step left it, and pulls the result towards a preferred mixture. It was made for noisy mini-batches, where solving anew each time follows the noise.',
    helps: 'With small batches; λ is a dial from MGDA to equal weights.',
    hurts:
      'It has many options. At the authors’ inner rates the iteration is not a contraction, so tiny differences grow: lower the inner rate to 1 when weights flicker.',
    options: {
      lambda: { label: 'Pull λ', hint: '0: MGDA. Large: the preference.' },
      innerLearningRate: { label: 'Inner rate', hint: 'Step size of the inner iteration; 1 or below is calm.' },
      momentum: { label: 'Inner momentum', hint: 'Momentum of the inner iteration.' },
      innerSteps: { label: 'Inner steps', hint: 'Inner iterations in each step.' },
      preference: { label: 'Preference', hint: 'One number a task; empty means equal.' },
    },
    trace: { alpha: 'weight of each task', w: 'mixture before the pull' },
  },
  modo: {
    name: 'MoDo',
    short: 'One small step of MGDA’s mixture at a time.',
    does: 'Moves the mixing weights by one projected gradient step towards MGDA’s answer in each training step, so they drift rather than jump.',
    helps: 'When MGDA’s weights jump too much; its theory balances optimisation, generalisation and conflict.',
    hurts: 'With a small rate the weights stay near equal for long; it follows the scale of the losses.',
    options: {
      gamma: { label: 'Rate γ', hint: 'Step size of the mixing weights.' },
      rho: { label: 'Pull ρ', hint: 'Pull towards equal weights.' },
    },
    trace: { alpha: 'weight of each task' },
  },
  moco: {
    name: 'MoCo',
    short: 'Tracks each task’s gradient before mixing.',
    does: 'Keeps a running estimate of each task’s gradient, scaled by its loss, and finds the mixture for those estimates instead of the noisy gradients of one batch.',
    helps: 'With small batches, where mixing the raw gradients is biased.',
    hurts:
      'Estimates lag behind; the softmax in the authors’ code keeps the mixture close to equal; the loss as a factor makes it favour the task with the larger loss.',
    options: {
      beta: { label: 'Tracking rate β', hint: 'Share of the new gradient in the estimate.' },
      betaDecay: { label: 'Decay of β', hint: 'β is divided by the step to this power.' },
      gamma: { label: 'Mixing rate γ', hint: 'Step size of the mixture.' },
      gammaDecay: { label: 'Decay of γ', hint: 'γ is divided by the step to this power.' },
      rho: { label: 'Pull ρ', hint: 'Pull towards equal weights.' },
    },
    trace: { lambda: 'weight of each tracked gradient' },
  },
  'db-mtl': {
    name: 'DB-MTL',
    short: 'Logarithms of the losses, gradients of equal length.',
    does: 'Balances twice: it takes the gradients of the logarithms of the losses, smooths them over steps, and stretches all to the length of the longest.',
    helps: 'When both losses and gradients have very different scales; it does not depend on the unit of a loss.',
    hurts:
      'A task whose loss is near zero gets a huge gradient of the logarithm, and everything is stretched to it. As in Nash-MTL, noise counts fully.',
    options: {
      beta: { label: 'Memory β', hint: 'Share of the old gradient that is kept; 0 is no memory.' },
      betaDecay: { label: 'Decay of β', hint: 'β is divided by the step to this power.' },
    },
    trace: { alpha: 'weight of each smoothed gradient', u: 'length of each smoothed gradient' },
  },
  'excess-mtl': {
    name: 'ExcessMTL',
    short: 'Attends to the task with most left to gain.',
    does: 'Estimates how far each task is from its own optimum (its excess risk) by its squared gradient scaled by curvature, and raises the weights of the tasks that are far.',
    helps:
      'With noisy labels: a task whose loss is large only because its labels are noisy has little left to gain, so its weight stays low.',
    hurts:
      'The estimate is coarse early on; weights only ever compare with the first step, so an unlucky first batch is remembered.',
    options: { stepSize: { label: 'Rate η', hint: 'How fast the weights follow the estimate.' } },
    trace: { w: 'weight of each task', x: 'estimated excess risk' },
  },
  graddrop: {
    name: 'GradDrop',
    short: 'Each parameter follows one sign, drawn by vote.',
    does: 'For each shared parameter the tasks vote on the sign of its update; one sign is drawn in proportion to the votes, and the gradients of the other sign are dropped for this step.',
    helps: 'When conflict is spread over many parameters: the noise it adds helps to leave poor joint minima.',
    hurts: 'It is noisy by design, and a large gradient has the larger vote, so it depends on the scale of the losses.',
    options: {
      leak: { label: 'Leak', hint: 'Share of each task’s gradient that always passes.' },
      on: {
        label: 'Vote about',
        hint: 'Each shared parameter, or, as in the paper, each unit of the shared representation for the whole batch.',
        values: { parameters: 'the parameters', representation: 'the representation' },
      },
    },
    trace: {},
  },
}

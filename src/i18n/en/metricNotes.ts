const noLabel = 'No test point has a label of this task.'
const oneClass = 'The labels of the test points are of one class only, or missing.'
const constant = 'The target has the same value at every test point, or no labels.'

/** What each metric means, and why a task may have no value of it. */
export const metricNotes = {
  meaning: {
    accuracy: 'Share of the test points whose class is right.',
    balancedAccuracy: 'Mean over the classes of the share that is found: a rare class counts as much as a common one.',
    macroF1:
      'Mean over the classes of F1. The F1 of a class is high only if most of its points are found and most points that are called it are right.',
    auc: 'Chance that a random point of class 1 ranks above a random point of class 0. 0.5 is as good as guessing. With several classes: mean of each against the rest.',
    logLoss: 'Mean of −ln p, where p is the probability given to the true class. Confident mistakes cost most.',
    r2: 'Share of the target’s variance that is explained. 0 is as good as the mean.',
    r1: 'By what share the quantile loss is below that of the best constant (Koenker and Machado 1999).',
    mae: 'Mean distance from the target, in its unit.',
  },
  /** Why a finished evaluation has no value. */
  none: {
    accuracy: noLabel,
    balancedAccuracy: oneClass,
    macroF1: oneClass,
    auc: oneClass,
    logLoss: noLabel,
    r2: constant,
    r1: constant,
    mae: noLabel,
  },
  diverged: 'The outputs of the network are not finite.',
  higher: 'Higher is better; 1 is perfect.',
  lower: 'Lower is better; 0 is perfect.',
}

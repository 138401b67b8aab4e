/** What each metric means, and why a task may have no value of it. */
export const metricNotes = {
  meaning: {
    accuracy: 'Share of the test points whose class is right.',
    balancedAccuracy: 'Mean over the classes of the share that is found: a rare class counts as much as a common one.',
    macroF1:
      'Mean over the classes of F1, which is high only if most points of a class are found and most findings are right.',
    auc: 'Chance that a random point of class 1 ranks above a random point of class 0. 0.5 is guessing. Several classes: mean of each against the rest.',
    logLoss: 'Mean of −ln p, where p is the probability given to the true class. Confident mistakes cost most.',
    r2: 'Share of the target’s variance that is explained. 0 is as good as the mean.',
    r1: 'By what share the quantile loss is below that of the best constant (Koenker and Machado 1999).',
    mae: 'Mean distance from the target, in its unit.',
  },
  /** Why a finished evaluation has no value. */
  none: {
    accuracy: 'No test point has a label of this task.',
    balancedAccuracy: 'The labels of the test points are of one class only, or missing.',
    macroF1: 'The labels of the test points are of one class only, or missing.',
    auc: 'The labels of the test points are of one class only, or missing, so there is no pair to rank.',
    logLoss: 'No test point has a label of this task.',
    r2: 'The target has the same value at every test point, or no labels.',
    r1: 'The target has the same value at every test point, or no labels.',
    mae: 'No test point has a label of this task.',
  },
  diverged: 'The outputs of the network are not finite.',
  higher: 'Higher is better; 1 is perfect.',
  lower: 'Lower is better; 0 is perfect.',
}

/** Names of the metrics: in sentences and titles, and where there is little room. */
export const metrics = {
  name: {
    accuracy: 'accuracy',
    balancedAccuracy: 'balanced accuracy',
    macroF1: 'macro F1',
    auc: 'AUC',
    logLoss: 'log-loss',
    r2: 'R²',
    r1: 'R¹',
    mae: 'mean absolute error',
  },
  short: {
    accuracy: 'acc',
    balancedAccuracy: 'bal. acc',
    macroF1: 'macro F1',
    auc: 'AUC',
    logLoss: 'log-loss',
    r2: 'R²',
    r1: 'R¹',
    mae: 'MAE',
  },
}

import type { metrics as en } from '../en/metrics'

export const metrics: typeof en = {
  name: {
    accuracy: '准确率',
    balancedAccuracy: '平衡准确率',
    macroF1: '宏平均 F1',
    auc: 'AUC',
    logLoss: '对数损失',
    r2: 'R²',
    r1: 'R¹',
    mae: '平均绝对误差',
  },
  short: {
    accuracy: '准确率',
    balancedAccuracy: '平衡准确率',
    macroF1: '宏 F1',
    auc: 'AUC',
    logLoss: '对数损失',
    r2: 'R²',
    r1: 'R¹',
    mae: 'MAE',
  },
}

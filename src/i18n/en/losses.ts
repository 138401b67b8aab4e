import type { LossId } from '../../core/losses/all'
import type { OwnerText } from '../shapes'

export const losses = {
  mse: { name: 'squared error', about: 'Grows with the square of the error: outliers dominate.' },
  mae: { name: 'absolute error', about: 'Grows linearly with the error: the best constant is the median.' },
  huber: {
    name: 'Huber',
    about: 'Squared near zero, absolute beyond δ.',
    options: { delta: { label: 'δ', hint: 'Errors beyond this count linearly.' } },
  },
  logCosh: { name: 'log-cosh', about: 'Like Huber, but smooth everywhere and without an option.' },
  quantile: {
    name: 'quantile',
    about: 'The best constant is a quantile: predictions too low and too high cost differently.',
    options: { quantile: { label: 'quantile', hint: '0.5 is the median.' } },
  },
  epsilonInsensitive: {
    name: 'ε-insensitive',
    about: 'Errors below ε cost nothing.',
    options: { epsilon: { label: 'ε', hint: 'Half the width of the tube in which errors cost nothing.' } },
  },
  bce: {
    name: 'cross-entropy',
    about: 'Negative log-probability of the right class, computed from the logit.',
    options: {
      positiveWeight: {
        label: 'weight of class 1',
        hint: 'Loss of a point of class 1 times this; auto balances: the number of labels 0 over that of labels 1.',
        auto: 'auto',
      },
    },
  },
  hinge: { name: 'hinge', about: 'Zero once a point is on the right side with a margin of 1.' },
  squaredHinge: { name: 'squared hinge', about: 'The hinge loss squared: smooth at the margin.' },
  focal: {
    name: 'focal',
    about: 'Cross-entropy with less weight on points that are already right.',
    options: {
      gamma: { label: 'γ', hint: '0 is cross-entropy; larger ignores easy points more.' },
      alpha: { label: 'α', hint: 'Weight of class 1; class 0 has 1 − α.' },
    },
  },
  softmax: {
    name: 'softmax cross-entropy',
    about: 'Negative log-probability of the right class among several.',
    options: {
      smoothing: { label: 'smoothing', hint: 'Spreads this share of the target over all classes.' },
      classWeights: {
        label: 'weights of classes',
        hint: 'Loss of a point times the weight of its class. Balanced: labels / (classes × labels of this class).',
        auto: 'auto',
        values: { balanced: 'balanced' },
      },
    },
  },
  multiclassFocal: {
    name: 'focal (several classes)',
    about: 'Softmax cross-entropy with less weight on points that are already right.',
    options: {
      gamma: { label: 'γ', hint: '0 is cross-entropy; larger ignores easy points more.' },
      classWeights: {
        label: 'weights of classes',
        hint: 'Loss of a point times the weight of its class. Balanced: labels / (classes × labels of this class).',
        auto: 'auto',
        values: { balanced: 'balanced' },
      },
    },
  },
  poisson: { name: 'Poisson', about: 'For counts: the head gives the logarithm of the expected number.' },
} satisfies Record<LossId, OwnerText>

import type { LossId } from '../../core/losses/all'
import type { OwnerText } from '../shapes'

export const losses = {
  mse: { name: 'squared error', about: 'Grows with the square of the error: outliers pull hard.' },
  mae: { name: 'absolute error', about: 'Grows with the error itself: aims at the median.' },
  huber: {
    name: 'Huber',
    about: 'Squared near zero, absolute beyond δ.',
    options: { delta: { label: 'δ', hint: 'Errors beyond this count linearly.' } },
  },
  logCosh: { name: 'log-cosh', about: 'Like Huber, without a corner and without a knob.' },
  quantile: {
    name: 'quantile',
    about: 'Aims at a quantile: guesses too low and too high cost differently.',
    options: { quantile: { label: 'quantile', hint: '0.5 is the median.' } },
  },
  epsilonInsensitive: {
    name: 'ε-insensitive',
    about: 'Errors below ε cost nothing.',
    options: { epsilon: { label: 'ε', hint: 'Width of the free tube.' } },
  },
  bce: { name: 'cross-entropy', about: 'Surprise at the right class, from the logit.' },
  hinge: { name: 'hinge', about: 'Zero once the right side is reached with a margin of 1.' },
  squaredHinge: { name: 'squared hinge', about: 'The hinge squared: smooth where it sets in.' },
  focal: {
    name: 'focal',
    about: 'Cross-entropy that turns away from what is already right.',
    options: {
      gamma: { label: 'γ', hint: '0 is cross-entropy; larger ignores easy points more.' },
      alpha: { label: 'α', hint: 'Share of attention for class 1.' },
    },
  },
  softmax: {
    name: 'softmax cross-entropy',
    about: 'Surprise at the right class among several.',
    options: { smoothing: { label: 'smoothing', hint: 'Spreads a little of the target over all classes.' } },
  },
  multiclassFocal: {
    name: 'focal (several classes)',
    about: 'Softmax cross-entropy that turns away from what is already right.',
    options: { gamma: { label: 'γ', hint: '0 is cross-entropy; larger ignores easy points more.' } },
  },
  poisson: { name: 'Poisson', about: 'For counts: the head gives the logarithm of the expected number.' },
} satisfies Record<LossId, OwnerText>

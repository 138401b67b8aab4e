import type { OptimizerId } from '../../core/optimizers/all'
import type { OwnerText } from '../shapes'

export const optimizers = {
  gd: { name: 'Gradient descent', about: 'All training points in every step.' },
  sgd: { name: 'SGD', about: 'Gradient descent on a random batch.' },
  momentum: {
    name: 'Momentum',
    about: 'Adds up past gradients to a velocity.',
    options: { momentum: { label: 'momentum', hint: 'Share of the past velocity that is kept.' } },
  },
  nesterov: {
    name: 'Nesterov',
    about: 'Momentum that looks ahead.',
    options: { momentum: { label: 'momentum', hint: 'Share of the past velocity that is kept.' } },
  },
  adagrad: {
    name: 'Adagrad',
    about: 'Divides by the root of all squared gradients so far: each parameter slows down.',
    options: { epsilon: { label: 'ε', hint: 'Keeps the division finite.' } },
  },
  rmsprop: {
    name: 'RMSprop',
    about: 'Divides by a running root mean square of the gradient.',
    options: {
      alpha: { label: 'α', hint: 'Share of the old mean square that is kept.' },
      epsilon: { label: 'ε', hint: 'Keeps the division finite.' },
    },
  },
  adam: {
    name: 'Adam',
    about: 'Momentum divided by a running root mean square of the gradient.',
    options: {
      beta1: { label: 'β₁', hint: 'Share of the old mean gradient that is kept.' },
      beta2: { label: 'β₂', hint: 'Share of the old mean square that is kept.' },
      epsilon: { label: 'ε', hint: 'Keeps the division finite.' },
    },
  },
  adamw: {
    name: 'AdamW',
    about: 'Adam with decoupled weight decay.',
    options: {
      beta1: { label: 'β₁', hint: 'Share of the old mean gradient that is kept.' },
      beta2: { label: 'β₂', hint: 'Share of the old mean square that is kept.' },
      epsilon: { label: 'ε', hint: 'Keeps the division finite.' },
      weightDecay: { label: 'decay', hint: 'Pulls every parameter towards zero, separately from the gradient.' },
    },
  },
} satisfies Record<OptimizerId, OwnerText>

import type { OptimizerId } from '../../core/optimizers/all'
import type { OwnerText } from '../shapes'

export const optimizers = {
  gd: { name: 'Gradient descent', about: 'All training points in every step.' },
  sgd: { name: 'SGD', about: 'Gradient descent on a random batch.' },
  momentum: {
    name: 'Momentum',
    about: 'Keeps rolling in the direction of past gradients.',
    options: { momentum: { label: 'momentum', hint: 'Share of the past velocity that is kept.' } },
  },
  nesterov: {
    name: 'Nesterov',
    about: 'Momentum that looks ahead.',
    options: { momentum: { label: 'momentum', hint: 'Share of the past velocity that is kept.' } },
  },
  adagrad: {
    name: 'Adagrad',
    about: 'Each parameter slows down with the gradients it has seen.',
    options: { epsilon: { label: 'ε', hint: 'Keeps the division finite.' } },
  },
  rmsprop: {
    name: 'RMSprop',
    about: 'Divides by a running root mean square of the gradient.',
    options: {
      alpha: { label: 'α', hint: 'Memory of the mean square.' },
      epsilon: { label: 'ε', hint: 'Keeps the division finite.' },
    },
  },
  adam: {
    name: 'Adam',
    about: 'Momentum over a running root mean square.',
    options: {
      beta1: { label: 'β₁', hint: 'Memory of the mean gradient.' },
      beta2: { label: 'β₂', hint: 'Memory of the mean square.' },
      epsilon: { label: 'ε', hint: 'Keeps the division finite.' },
    },
  },
  adamw: {
    name: 'AdamW',
    about: 'Adam with weight decay of its own.',
    options: {
      beta1: { label: 'β₁', hint: 'Memory of the mean gradient.' },
      beta2: { label: 'β₂', hint: 'Memory of the mean square.' },
      epsilon: { label: 'ε', hint: 'Keeps the division finite.' },
      weightDecay: { label: 'decay', hint: 'Pulls every parameter towards zero, apart from the gradient.' },
    },
  },
} satisfies Record<OptimizerId, OwnerText>

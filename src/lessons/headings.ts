/** Headings of the founding article. `all.test.ts` checks that a lesson covers each of them. */
export const HEADINGS = [
  '1.1', // multi-task learning
  '1.2', // forward and backward pass
  '1.3', // shared layers and task heads
  '2.1.1', // what a loss is for
  '2.1.2', // one task against several
  '2.2.1', // L(w) = (1/n) Σ l(y_i, f(x_i; w))
  '2.2.2', // consistency, robustness, differentiability, computability; which loss for which task
  '2.3.1', // gradient descent, SGD, momentum, RMSprop, Adam
  '2.3.2', // learning-rate decay, batch normalisation, L1 and L2, gradient clipping
  '3.1.1', // average
  '3.1.2', // weighted sum
  '3.1.3', // tasks introduced step by step
] as const
export type Heading = (typeof HEADINGS)[number]

/** What is said of every weighting in the same words. */
export const traitTexts = {
  against: {
    title: 'Can a step make a task worse?',
    never: 'To first order, no: its direction on the shared trunk never points against a task’s gradient.',
    regularised:
      'To first order only a task whose gradient is far shorter than the longest: a small term that keeps the solver well-behaved (an option of the method) outweighs it. With that option at 0, no task.',
    possible: 'Yes: its direction may point against a task’s gradient. The tug of war shows when.',
  },
  scale: {
    title: 'How long is a step?',
    mean: 'As of the average: the weights of tasks that agree add up to 1.',
    sum: 'As of the sum: the weights of tasks that agree add up to their number. With plain gradient descent that is a larger step than the average’s; Adam and RMSprop take the factor out.',
    own: 'A length of its own: with plain gradient descent it wants a learning rate of its own; Adam and RMSprop take a constant factor out.',
  },
}

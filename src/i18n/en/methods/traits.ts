/** Statements that are worded the same for every weighting. */
export const traitTexts = {
  against: {
    title: 'Can a step make a task worse?',
    never: 'To first order, no: its direction on the shared trunk never points against a task’s gradient.',
    regularised:
      'To first order, only a task whose gradient is far shorter than the longest: a small term that keeps the solver stable (an option of the method) outweighs it. With that option at 0, no task.',
    possible: 'Yes: its direction may point against a task’s gradient. The tug of war shows when.',
  },
  scale: {
    title: 'How long is a step?',
    mean: 'Same step size as the average.',
    sum: 'Same step size as the sum. With plain gradient descent that is a larger step than the average’s; Adam and RMSprop cancel this factor.',
    own: 'Its own step size. Plain gradient descent needs a separate learning rate; Adam and RMSprop cancel a constant factor.',
  },
}

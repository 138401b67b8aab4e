export const paid = {
  tab: 'Who paid',
  waiting: 'Nothing has been trained yet.',
  table: 'Who paid for the last step',
  task: 'Task',
  weight: 'weight',
  weightHint: 'α, the task’s weight in the trunk’s direction',
  total: 'of the total',
  totalHint: 'Share of h·L in the sum of the losses',
  pull: 'of the pull',
  pullHint: 'Share of α·‖g‖, the weighted length of the gradient on the shared trunk',
  promised: 'promised',
  promisedHint:
    'First-order change of the loss by this step of the shared trunk: −η ⟨g, d⟩, loss a step. Below 0 the loss falls',
  promisedOther:
    '−η ⟨g, d⟩: the change that plain gradient descent at this rate would promise, loss a step; below 0 the loss falls. This set-up makes another step (optimizer, clipping, decay or the method’s own memory), so compare signs and shares, not lengths',
  given: 'change',
  givenHint:
    'How the loss of the same batch changed by this step, loss a step; what the task’s own head learned is in it. ▲ it rose',
  coming: 'step {{step}}, still to come',
  step: 'step {{from}} → {{to}}',
  worse: 'got worse',
  worsePromised: 'promised to get worse',
  comma: ', ',
  nobody: 'No loss rose.',
  asPromised: 'Worse off, as promised: {{tasks}}.',
  notPromised: 'Worse off although the step promised a gain: {{tasks}}.',
}

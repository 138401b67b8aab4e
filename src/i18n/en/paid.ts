export const paid = {
  tab: 'Who paid',
  waiting: 'Nothing has been trained yet.',
  table: 'Who paid for the last step',
  task: 'Task',
  weight: 'weight',
  weightHint: 'α, the task’s weight in the update direction of the trunk',
  total: 'of the total',
  totalHint: 'This task’s share of the total weighted loss',
  pull: 'of the pull',
  pullHint: 'This task’s share of α·‖g‖, the weighted gradient lengths on the shared trunk',
  promised: 'predicted',
  promisedHint:
    'Change of the loss that this step of the shared trunk gives to first order: −η ⟨g, d⟩ (η learning rate, g the task’s gradient, d the direction), loss per step. Below 0 the loss falls',
  promisedOther:
    'Change of the loss that plain gradient descent at this learning rate η would give to first order: −η ⟨g, d⟩ (g the task’s gradient, d the direction), loss per step. Below 0 the loss falls. This set-up takes a different step (optimizer, clipping, decay or the method’s own memory), so compare signs and shares, not sizes',
  given: 'change',
  givenHint:
    'How this step changed the loss of the same batch, loss per step. It includes what the task’s own head learned. ▲ the loss rose',
  coming: 'step {{step}}, still to come',
  step: 'step {{from}} → {{to}}',
  worse: 'got worse',
  worsePromised: 'predicted to get worse',
  comma: ', ',
  nobody: 'No loss rose.',
  asPromised: 'Worse, as predicted: {{tasks}}.',
  notPromised: 'Worse, although a gain was predicted: {{tasks}}.',
}

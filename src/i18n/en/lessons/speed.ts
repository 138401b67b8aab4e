import type { LessonTexts } from '../../../lessons/define'
import type { speed as lesson } from '../../../lessons/speed'

export const speed: LessonTexts<typeof lesson> = {
  title: 'Unequal speed: DWA, GradNorm, FAMO',
  aim: 'One task learns fast, the other slowly. Which of them should get more weight?',
  steps: {
    average: {
      act: 'A is a simple surface, B consists of rings and is harder. The weighting is the average (equal weights). Draw the test loss of B that you expect, then train to step 400.',
      look: 'Compare the two loss curves.',
      ask: 'How will the test loss of B run from step 0 to 400?',
      explain:
        'At the end {{first}} of the first loss is left for A and {{second}} for B: A is fast, B is slow. The ratio of the loss Lᵢ to its first value Lᵢ(0) has no unit, so it can be compared between tasks. Many methods measure speed with a ratio like this one.',
    },
    dwa: {
      act: 'Dynamic weight average (DWA) gives more weight to tasks whose losses fall slowly. Answer, then train.',
      look: 'Watch the weights. With equal weights both would be 1.',
      ask: 'How large does the weight of B become?',
      options: { one: 'It stays close to 1.', two: 'Close to 2, the largest possible value.', ten: 'Far above 2.' },
      explain:
        'The last weights are {{first}} for A and {{second}} for B. DWA divides the mean loss L̄ᵢ of the last period (e − 1, here 25 steps) by that of the period before (e − 2). Later in training such ratios rᵢ are close to 1 for both tasks, and the temperature τ = 2 evens out the rest. T = 2 is the number of tasks.\n\nSo with its usual options DWA hardly changed anything here. A smaller temperature makes it act more strongly.',
    },
    gradnorm: {
      act: 'GradNorm compares the gradients of the trunk and learns the weights. Its option α is 1.5. Answer, then train.',
      look: 'Watch the weights and the values under the formula.',
      ask: 'Which task gets more weight at the end?',
      options: { fast: 'A, the fast one.', same: 'Both about the same.', slow: 'B, the slow one.' },
      explain:
        'B: the weights are {{first}} for A and {{second}} for B. GradNorm wants the weighted gradient wᵢgᵢ of each task to have the length N̄ rᵢ to the power α. N̄ is the mean length; rᵢ is the share of the first loss that is left, divided by the mean share. A slow task has rᵢ above 1, so it may pull harder.\n\nWith two tasks of about the same speed, α has much less effect.',
    },
    lengths: {
      act: 'The same method with α = 0. Now the speed does not count. Answer, then train.',
      look: 'Watch the weights, and the arrows in the tug of war.',
      ask: 'Which task gets more weight now?',
      options: { fast: 'A, the fast one.', same: 'Both about the same.', slow: 'B, the slow one.' },
      explain:
        'A: the weights are {{first}} for A and {{second}} for B. With α = 0 all weighted gradients get the same length. A has learned most of its surface, so its gradient g_A is short and needs a larger weight.\n\nThe same method can favour the slow or the fast task. α is your decision, not a detail.',
    },
    famo: {
      act: 'FAMO wants all losses to fall at the same relative rate: each by the same percentage in a step. It needs only the losses. Answer, then train.',
      look: 'Watch the weights and the losses.',
      ask: 'Which task gets more weight?',
      options: { fast: 'A, whose loss is small.', same: 'Both about the same.', slow: 'B, whose loss is large.' },
      explain:
        'A: the weights are {{first}} for A and {{second}} for B. FAMO divides by the loss Lᵢ: a percentage of a small loss is a small number, so A needs a large weight to lower its loss by one per cent. The learned shares zᵢ correct this only in part. The test losses end at {{lossA}} and {{lossB}}.\n\n“Balanced” means something else for every method: equal weights, equal lengths, equal percentages.',
    },
    unit: {
      act: 'Four lanes: equal weights (the average), DWA, GradNorm with α = 0, and FAMO. B is now measured in a unit that makes its numbers ten times as large, and its squared error a hundred times. Answer, then train.',
      look: 'Compare the curves of A in the four lanes, then those of B. The table shows R² instead of the loss.',
      ask: 'Which methods keep A from being drowned out by the unit of B?',
      options: { none: 'None of them.', two: 'GradNorm and FAMO.', all: 'DWA, GradNorm and FAMO.' },
      explain:
        'Test loss of A: equal weights {{averageA}}, DWA {{dwaA}}, GradNorm (α = 0) {{gradnormA}}, FAMO {{famoA}}. DWA sees only ratios of the same loss, in which the unit cancels. So it cannot notice that B is drowning A out. GradNorm sees the length of the gradients and FAMO the size of the losses.\n\nB pays for it: its test loss is {{averageB}} with equal weights and {{famoB}} with FAMO. Which of the two is better depends on what you need.',
    },
  },
}

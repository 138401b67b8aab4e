import type { counting as lesson } from '../../../lessons/counting'
import type { LessonTexts } from '../../../lessons/define'

export const counting: LessonTexts<typeof lesson> = {
  title: 'Counting conflicts misleads',
  aim: 'Gradients of two tasks conflict in most steps. Do the tasks disturb each other?',
  steps: {
    full: {
      act: 'A and A′ are nearly the same surface: A′ is A, moved a little. Every step uses all 140 training points. Answer, then train to step 400.',
      look: 'Watch the conflict chart: the cosine between the two gradients. Below 0 they conflict.',
      ask: 'In how many steps will the gradients of such similar tasks conflict?',
      options: {
        hardly: 'In hardly any step.',
        half: 'In about half of the steps.',
        nearlyAlways: 'In nearly every step.',
      },
      explain:
        'After the first 20 steps the gradients conflicted in {{conflict}} % of the measured steps. Still, both tasks learned: the test losses are {{first}} and {{second}}.\n\nThe trunk moves along the average of the two gradients g₁ and g₂. Near a minimum of the average loss this average is close to 0. Two gradients whose average is 0 are exactly opposite, however short they are. So a conflict late in training can simply mean that the trunk has settled.',
    },
    payers: {
      act: 'Keep this run. Answer, then drag the film back to a few earlier steps and read the table “Who paid” there.',
      look: 'The column “change” shows how much the step changed each loss of its batch.',
      ask: 'In how many of these steps did a loss of the batch rise?',
      options: { most: 'In most of them.', half: 'In about half of them.', hardlyAny: 'In hardly any.' },
      explain:
        'In {{rises}} % of the measured steps. In the formula θ are the parameters, s is the step and ΔLᵢ the change of loss i. A conflict says that the gradients of the trunk point against each other. It does not say that a loss rises: the loss also depends on the task’s own head, which no other task pulls at.',
    },
    batch: {
      act: 'Only the batch size has changed: 16 points in each step instead of all 140. Answer, then train.',
      look: 'Watch the conflict chart, and find the batch size under Training.',
      ask: 'How does the number of conflicts change?',
      options: { more: 'There are more.', same: 'It stays about the same.', fewer: 'There are clearly fewer.' },
      explain:
        'The gradients now conflict in {{conflict}} % of the measured steps. Tasks, network and learning rate are the same, and the test losses end at {{first}} and {{second}}.\n\nThe gradient of a few points, ĝ, is the full gradient g plus noise ε. With this noise the sign of the cosine says more about the points that were drawn than about the tasks. At the same time a loss of the batch rose in {{rises}} % of the steps: fewer conflicts, and yet more steps in which somebody paid.',
    },
    optimizer: {
      act: 'Every step uses all points again. The optimizer is now RMSprop with a learning rate of 0.01. Answer, then train.',
      look: 'Watch the conflict chart. Then read “Who paid” at a few steps.',
      ask: 'In how many steps do the gradients conflict now?',
      options: { most: 'In most of them, as before.', half: 'In about half of them.', none: 'In hardly any.' },
      explain:
        'In {{conflict}} % of the measured steps. But a loss rose in {{rises}} % of them. With momentum it was the other way round.\n\nRMSprop divides the gradient g by its usual size √v (v: running mean of g²; ε: a tiny number; η: the learning rate), so its steps stay long even where the gradients are short. Our explanation: the trunk jumps back and forth across the place at which the gradients would be opposite, and on each side both tasks want to go back. If that is right, conflicts must return once the steps become short. The next step tests it.',
    },
    decay: {
      act: 'The learning rate now falls to 0 over the 400 steps. Everything else is as before. Answer, then train.',
      look: 'Compare the beginning and the end of the conflict chart.',
      ask: 'How often do the gradients conflict after step 340?',
      options: { none: 'Still in hardly any step.', every: 'In nearly every step.' },
      explain:
        'In {{conflict}} % of the measured steps after step 340. In the formula η₀ is the first learning rate and s the step. With short steps the trunk settles, and where it settles the gradients are opposite. The test losses end at {{first}} and {{second}}. Tasks, network and optimizer are the same: the learning rate alone made the difference between no conflict and conflict in every step.',
    },
    unrelated: {
      act: 'Task C has little in common with A. The optimizer is momentum again, with batches of 16. Answer, then train.',
      look: 'Compare the two surfaces, then watch the conflict chart.',
      ask: 'Do these tasks conflict in more steps than A and A′ did with the full batch?',
      options: { more: 'In more steps: they are less alike.', fewer: 'In fewer steps.' },
      explain:
        'In fewer: {{conflict}} % of the measured steps. The count makes the unrelated pair look better than the similar one, because it was counted with another batch size. With the same batch size the similar pair does not conflict more often.\n\nCompare numbers of conflicts only at equal batch size, optimizer and learning rate. What a task loses by sharing shows in its loss: compare it with a run in which it trains alone.',
    },
  },
}

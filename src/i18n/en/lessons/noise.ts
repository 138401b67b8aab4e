import type { LessonTexts } from '../../../lessons/define'
import type { noise as lesson } from '../../../lessons/noise'

export const noise: LessonTexts<typeof lesson> = {
  title: 'Noise and uncertainty weighting',
  aim: 'Some targets are noisier than others. Can the weights be learned, and is a total below zero an error?',
  steps: {
    fixed: {
      act: 'Three similar tasks share the trunk. Their targets have noise: A very little, B some, C twice the spread of its target. All weights are 1. Answer, then train to step 400.',
      look: 'Compare the three losses, and open “Who paid” for the shares of the total.',
      ask: 'Which task makes up most of the total loss?',
      options: { clean: 'A, the clean one.', middle: 'B.', noisy: 'C, the noisy one.' },
      explain:
        'C makes up {{share}} % of the total. Most of its loss is noise, which no network can predict, so this loss cannot fall to 0. The test loss of the clean task A is {{first}}. Remember this number.',
    },
    learned: {
      act: 'The weighting is now uncertainty weighting (UW). It learns a noise level σ for each task beside the network. Answer, then train.',
      look: 'Watch the weights. The weight of a task is 1 / (2σ²).',
      ask: 'Which task gets the largest weight?',
      options: { clean: 'A, the clean one.', same: 'All get about the same.', noisy: 'C, the noisy one.' },
      explain:
        'A. The learned variances σ² are {{a}} for A, {{b}} for B and {{c}} for C. The true variances of the noise are about 0.002, 0.06 and 1.1. For A the value is larger, because σ² follows the whole loss: noise, and what the network has not learned yet.\n\nA now ends at a test loss of {{first}}. With equal weights the noisy gradient of C moved the trunk most; now C has a small weight. With equal noise in all tasks, UW hardly changes anything.',
    },
    total: {
      act: 'Keep this run and look at the total. The page adds up the weighted losses, without the logarithms.',
      look: 'Look at the curve of the total loss.',
      ask: 'Where does the sum of the three weighted losses end?',
      options: {
        zero: 'Close to 0, since all tasks learn.',
        half: 'Near 1.5, however well the tasks learn.',
        below: 'Below 0.',
      },
      explain:
        'It ends at {{weighted}}. At the best σ every weighted loss is exactly ½, whatever the loss is; three tasks make 1.5. So this curve says nothing about learning: read the loss of each task.\n\nWhat UW really minimises also contains ln σ for each task. With it, the total is {{own}}. A total below zero is no error: the logarithm of a σ below 1 is negative. Under “About this method”, L is this total at the current step. The option “Noise term” there replaces ln σ with ln(1 + σ²), which is never negative.',
    },
    unit: {
      act: 'All targets are now measured in a smaller unit: every number is three times as large. Tasks and noise are otherwise the same. Answer, then train.',
      look: 'Open the settings (…) of a task: its scale is 3. Then look at the total loss.',
      ask: 'Where does the total with logarithms end now?',
      options: { lower: 'Further below zero.', same: 'At the same value.', above: 'Above zero.' },
      explain:
        'The total with logarithms is now {{own}}, above zero. The sum of the weighted losses is {{weighted}}, still near 1.5.\n\nEvery σ is about three times as large, so the total rises by about 3 ln 3 = 3.3. Its sign depends on the unit of the targets. It says nothing about how good the run is.',
    },
    hard: {
      act: 'Now no target has any noise. Task C is a new surface, rings, that this network hardly learns in 400 steps. Answer, then train.',
      look: 'Watch the weights and the loss of C.',
      ask: 'Which weights does UW learn without noise?',
      options: { equal: 'About equal ones.', hard: 'A small one for C, because it is hard.' },
      explain:
        'A small one for C: its σ² is {{c}}, that of A is {{a}}. UW sees only the loss. It cannot tell noise from a task that is hard or not learned yet, and gives both a small weight. Whether that is what you want depends on the task.',
    },
  },
}

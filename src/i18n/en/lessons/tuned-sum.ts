import type { LessonTexts } from '../../../lessons/define'
import type { tunedSum as lesson } from '../../../lessons/tuned-sum'

export const tunedSum: LessonTexts<typeof lesson> = {
  title: 'Is it real? Seeds, spread, and the tuned sum',
  aim: 'A table says that a clever weighting is ahead. When should you believe it?',
  steps: {
    one: {
      act: 'Four lanes on two tasks of equal size: the weighted sum with weights 1, PCGrad, CAGrad, IMTL-G. One seed. Train them.',
      look: 'Compare R² of Bumps in the table.',
      ask: 'Another seed changes only the initial parameters and the batches. How far will R² of Bumps move in one lane?',
      options: {
        less: 'Less than the gap between the lanes: the method decides.',
        more: 'Further than the gap between the lanes.',
      },
      explain:
        'With this seed R² of Bumps is {{sum}} for the sum, {{pcgrad}} for PCGrad, {{cagrad}} for CAGrad and {{imtl}} for IMTL-G. One lane is printed in bold, but one run cannot tell a method from its luck. The next step shows how far a lane moves from seed to seed.',
    },
    five: {
      act: 'The same lanes with five seeds. Train them.',
      look: 'Look at the number after ±, the standard deviation over the seeds, and at the grey numbers.',
      explain:
        'The means over five seeds are {{sum}}, {{pcgrad}}, {{cagrad}} and {{imtl}}. Their gap is smaller than the spread of a single lane: in every data set that we measured, R² of Bumps moved at least 1.5 times as far between seeds.\n\nLanes with the same seed start equal and see the same batches, so the test compares two lanes A and B seed by seed: d is their difference, n the number of seeds, s the standard deviation of d. Grey means: not significantly different from the best.\n\nWe left out methods such as GradNorm, which choose another balance between the tasks. They move along the front; which point is better depends on what you need.',
    },
    unequal: {
      act: 'Now the target of Bumps is 10 times as large. Lanes: two sums, named after the weights Product : Bumps, and IMTL-G. Five seeds. Train them.',
      look: 'Compare the lanes with weight 1 first: the sum and IMTL-G. Then look at the sum with weight 1/100.',
      ask: 'IMTL-G will be far ahead of the sum with weights 1. Where will the sum with weight 1/100 be?',
      options: {
        behind: 'As low as the sum with weights 1: fixed weights cannot adapt.',
        between: 'Halfway between them.',
        level: 'About level with IMTL-G, on average over the tasks.',
      },
      explain:
        'R² of Product and Bumps: sum with weights 1: {{plainFirst}} and {{plainSecond}}; IMTL-G: {{imtlFirst}} and {{imtlSecond}}; sum with weight 1/100: {{tunedFirst}} and {{tunedSecond}}. On average over the tasks the last two are close.\n\nThe large advantage was over a sum that nobody had tuned: a target 10 times as large makes the squared error 100 times as large, and weight 1/100 undoes it. Ask first whether the baseline had the same effort as the method.\n\nBe fair to IMTL-G too: it found its balance without being told the scale. Not having to search is what such methods are for; in return each step needs the gradient of every task.',
    },
    trial: {
      act: 'Press “Is it real?” above the table and run it again with fresh seeds. The reference is the first lane, the sum with weight 1/100.',
      look: 'No result is shown before the end. Then read the sentence about each lane.',
      ask: 'By the mean test metric of both tasks: what will the test say about IMTL-G against the sum with weight 1/100?',
      options: {
        ahead: 'Significantly ahead.',
        behind: 'Significantly behind.',
        notSignificant: 'Not significant.',
      },
      explain:
        'By the mean test metric, the sum with weights 1 is significantly behind; IMTL-G and the tuned sum are not significantly different. This does not prove that they are equal: a small difference needs more seeds. By R² of one task the answer can differ, since each strikes its own balance; but every further look is one more comparison.\n\nThree habits make such a result credible. The seeds are chosen before any result is seen. The m p-values, sorted from small to large, are corrected for their number (Holm, the formula), since one of many comparisons is below 0.05 by chance alone. And every side gets the same tuning effort. On other tasks the answer may differ.',
    },
  },
}

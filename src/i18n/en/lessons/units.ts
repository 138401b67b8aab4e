import type { LessonTexts } from '../../../lessons/define'
import type { units as lesson } from '../../../lessons/units'

export const units: LessonTexts<typeof lesson> = {
  title: 'The average, and the unit that breaks it',
  aim: 'Two losses are averaged. What happens if one target is measured in millimetres instead of metres?',
  steps: {
    metres: {
      act: 'Two tasks share a trunk: Product and Bumps, both in metres. The total loss is the average of the two losses. Train to step 300.',
      look: 'Watch the loss curve of each task, and the total beside them.',
      explain:
        'The average L of T losses Lᵢ gives every task the same weight, here 1/2. The two losses are of similar size, so both tasks learn: the test losses end at {{first}} and {{second}}, R² at {{firstR2}} and {{secondR2}} (1 is perfect, 0 is as good as always predicting the mean).',
    },
    millimetres: {
      act: 'Bumps is now in millimetres: its scale is 1000. The task is the same; only the unit differs. Draw the test loss of Product, then train.',
      look: 'Look at the curve of Product, and open “Who paid”.',
      ask: 'Draw the test loss of Product from step 0 to 300.',
      explain:
        'A target y 1000 times as large, with a prediction ŷ to match, makes the squared error a million times as large. Bumps now makes up {{share}} % of the total, so the trunk follows only Bumps, and Product is left at {{first}}. Nothing about Product has changed.\n\nBumps does not gain from it: its R² is {{secondR2}}. Look for the reason in the next step.',
    },
    weighed: {
      act: 'Instead of the average, a weighted sum: Product has weight 1, Bumps has weight 1 / 1000² = 0.000001. Train again.',
      look: 'Look at the weights, then at both curves.',
      ask: 'The two weighted losses are now of similar size again. Which task learns?',
      options: {
        both: 'Both, as in metres.',
        onlyFirst: 'Only Product.',
        onlySecond: 'Only Bumps.',
      },
      explain:
        'The weight gives the trunk back to Product, which ends at {{first}}. Bumps still does not learn: its R² is {{secondR2}}.\n\nA weight scales the loss, not the target. The head of Bumps computes z₂ = v·h + b from the features h of the trunk. It starts near 0 and has to output numbers around 1000. Adam moves each parameter by about the learning rate in each step: in 300 steps v and b move by at most about 300 · 0.02 = 6. No weight of the loss changes that.',
    },
    divided: {
      act: 'One target is in millimetres and does not learn. Answer first, then train: the set-up has the right answer.',
      look: 'After your answer, open the settings (…) of Bumps, then look at both curves.',
      ask: 'What helps when one target is in millimetres?',
      options: {
        weight: 'An even smaller weight for its loss.',
        divide: 'Dividing the target by 1000 before training.',
        same: 'Measuring Product in millimetres too.',
      },
      explain:
        'The scale of Bumps is 1 again: its targets were divided by 1000. With targets of similar size both tasks learn: R² {{firstR2}} and {{secondR2}}. In practice one subtracts the mean ȳ of the training targets and divides by their standard deviation σ, for every regression task, and undoes this for the predictions.\n\nThe average is only fair if the losses are comparable. Check units before you look for a better weighting. Measuring Product in millimetres too would give both heads the problem of the last step.',
    },
  },
}

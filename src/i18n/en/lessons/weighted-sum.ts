import type { LessonTexts } from '../../../lessons/define'
import type { weightedSum as lesson } from '../../../lessons/weighted-sum'

export const weightedSum: LessonTexts<typeof lesson> = {
  title: 'The weighted sum: the hunt for good weights',
  aim: 'Each loss gets a weight. How are good weights found, and how long do they stay good?',
  steps: {
    equal: {
      act: 'Product and Bumps share a trunk. The targets of Bumps are ten times as large, so its squared error starts about a hundred times as large. Both weights are 1. Train to step 300.',
      look: 'Open “Who paid”: it shows each task’s share of the total and of the pull on the trunk.',
      ask: 'Which task will suffer?',
      options: { product: 'Product, with the small loss.', bumps: 'Bumps, with the large loss.' },
      explain:
        'At the last step Bumps makes up {{share}} % of the total loss. The trunk follows it, and Product is left at R² {{first}} (Bumps: {{second}}).\n\nThe weighted sum lets you correct this: the weight wᵢ scales the loss Lᵢ of task i and its gradient. Move the weight of Bumps on its card and train again, as often as you like. Then go on.',
    },
    hunt: {
      act: 'A small hunt: five lanes with the weights 1, 0.3, 0.1, 0.03 and 0.01 for Bumps, three seeds each. Train them.',
      look: 'Compare R² of both tasks in the table.',
      ask: 'Which weight of Bumps is best for Product?',
      options: { largest: '1', middle: '0.1', smallest: '0.01' },
      explain:
        'From weight 1 to 0.01, R² of Product rises from {{equalFirst}} to {{foundFirst}}. Bumps goes from {{equalSecond}} to {{foundSecond}}. A weight is a compromise: it moves both tasks, and which of these lanes is best depends on what you need.\n\nThe hunt has a cost. With five values for each weight, two tasks need 5 runs, three tasks 25, four tasks 125: one weight can stay 1, because only the ratios matter for the compromise.',
    },
    elsewhere: {
      act: 'The targets of Bumps are now of usual size, so both losses are similar. One lane has weight 1 for Bumps, the other the weight 0.01 from the hunt. Train both.',
      look: 'Compare the lanes: Product, then Bumps.',
      ask: 'How does the weight 0.01 do here?',
      options: {
        still: 'It is still a good compromise.',
        product: 'Product suffers.',
        bumps: 'Bumps suffers.',
      },
      explain:
        'With weight 0.01, Bumps falls from R² {{equalSecond}} to {{foundSecond}}; Product hardly gains ({{equalFirst}} and {{foundFirst}}). The weight was right for losses of unlike size and is wrong for similar ones.\n\nWeights belong to the set-up in which they were found. New data, another loss or another unit: hunt again.',
    },
    inverse: {
      act: 'Back to the large Bumps, now without a hunt: the weighting is a formula, 1 / L. Each loss is divided by its own current value. Train.',
      look: 'Read the formula in the weighting card, and watch the curves of the weights.',
      ask: 'While a task learns, what happens to its weight?',
      options: { rises: 'It rises.', falls: 'It falls.', stays: 'It stays the same.' },
      explain:
        'As a loss falls, its weight 1/L rises: at the last step the weights are {{firstWeight}} and {{secondWeight}}. Product reaches R² {{first}} and Bumps {{second}}, and nobody searched for a weight.\n\nThe weights 1/L give the gradient of the sum of the logarithms. A loss that is a hundred times as large has the same gradient there: the factor becomes a constant, ln 100, and its derivative is 0.',
    },
    price: {
      act: 'Another pair of similar size: Saddle (easy) and Ripple (hard). Three lanes: all weights 1; 1 / L; and 1 / L_0, fixed weights from the first loss of each task. Train them.',
      look: 'Compare R² of Ripple.',
      ask: 'In which lane does Ripple, the harder task, end worst?',
      options: { equal: 'Weights 1', inverse: '1 / L', first: '1 / L_0' },
      explain:
        'Ripple reaches R² {{equal}} with weights 1, {{inverse}} with 1/L, and {{first}} with the fixed weights 1/L₀. The loss of Saddle is soon close to 0, so its weight 1/L keeps growing: it ends at {{saddleWeight}}, that of Ripple at {{rippleWeight}}. The trunk then polishes what is nearly solved. With weights fixed at the first losses this does not happen.\n\nSo 1/L saves the hunt where sizes differ, and has its own price where one task is easy. Later lessons show other ways.',
    },
  },
}

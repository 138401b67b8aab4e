import type { LessonTexts } from '../../../lessons/define'
import type { fronts as lesson } from '../../../lessons/fronts'

export const fronts: LessonTexts<typeof lesson> = {
  title: 'Pareto fronts, and what no weighted sum can reach',
  aim: 'Two losses rarely have one best point. What is a good compromise, and can a weighted sum find every one?',
  steps: {
    dominated: {
      act: 'Saddle and Product compete for 4 units. Four lanes are named after the weights Saddle : Product; the fifth has equal weights and a tenth of the learning rate η. Train them.',
      look: 'On the Pareto chart each lane is a dot. Lower left is better.',
      ask: 'One of these lanes will be worse in both tasks than another lane. Which one?',
      options: {
        equal: 'Equal weights: a compromise is best at nothing.',
        heavy: 'Weight 20 for Product: it neglects Saddle.',
        slow: 'A tenth of the learning rate.',
      },
      explain:
        'With equal weights the losses end at {{equalFirst}} and {{equalSecond}}; with a tenth of the rate at {{slowFirst}} and {{slowSecond}}. Both are worse, so the slow lane is dominated (x ≺ y: x dominates y): nobody would choose it, whatever they care about.\n\nA point that no other point dominates is on the Pareto front. Weight 20 for Product leaves Product a lower loss than equal weights, so equal weights do not dominate it, however badly Saddle does. Which point of a front to take is a question of what you need; no computation answers it.',
    },
    landscape: {
      act: 'Now two parameters and two exact losses, without a network. Equal weights and Tchebycheff start from the same three points; you see 5 steps. Answer, then set the steps to 2,000.',
      look: 'Look at the front in loss space: its middle bends away from the lower left corner.',
      ask: 'Where on this front does the sum with equal weights end?',
      options: {
        middle: 'In the middle: equal weights, equal losses.',
        ends: 'Near one of the two ends.',
        everywhere: 'Anywhere on the front, depending on the start.',
      },
      explain:
        'The formulas: the weighted sum with weights w, and Tchebycheff with preferences λ. Points with the same weighted sum lie on a straight line in loss space. Descent pushes this line towards the lower left until it leaves the front. On a hollow front it leaves near an end: in the middle the sum is larger than on both sides. The start decides only which end.\n\nTchebycheff lowers the larger of the two losses. It ends in the middle of this front, where both are equal. We tried five weights from three random starts: no weighted sum ended in the middle half of the front, at least half of the Tchebycheff runs did. On a front that bends the other way (the bowls) weighted sums reach the middle too.',
    },
    equal: {
      act: 'A network with such a front: A and B are slopes at right angles, the trunk is a single linear unit, and the loss is the absolute error. Both weights are 0.5. Draw the test loss of A, then train.',
      look: 'Look at the two loss curves.',
      ask: 'Draw the test loss of A from step 0 to 500.',
      explain:
        'A stays at {{first}}; B ends at {{second}}. The unit sees one direction of the plane. θ is its angle to the slope of A, and r is about the loss of a task that is given up. The losses lie on a quarter of a circle, and their sum is smallest at its two ends. Equal weights do not mean equal losses.\n\nNothing is wrong with the training: this is what the weighted sum asks for. Another seed may give up B instead.',
    },
    reached: {
      act: 'The same network: five weighted sums, named after the weights A : B, and three lanes with Tchebycheff (max), named after the preferences. Train them, and turn off “log” above the curves.',
      look: 'Look at the dots on the Pareto chart. With “log” off its axes are linear.',
      ask: 'How many of the five weighted sums end between the two ends of the front?',
      options: { none: 'None.', one: 'One: equal weights.', all: 'All: each weight has its own point.' },
      explain:
        'All five sums give up one task; more sliders or a finer hunt would not help. Tchebycheff reaches the arc between: with equal preference it ends at {{first}} and {{second}}, because it lowers the larger loss until λ₁L₁ = λ₂L₂.\n\nThis does not make Tchebycheff better. Its two losses add up to more than those of each weighted sum here. It reaches compromises that the sum cannot, for those who want one. With two units in the trunk there would be nothing to give up.',
    },
  },
}

import type { LessonTexts } from '../../../lessons/define'
import type { units as lesson } from '../../../lessons/units'

export const units: LessonTexts<typeof lesson> = {
  title: 'The average, and the unit that breaks it',
  aim: 'Two losses are averaged. What happens if one target is measured in millimetres instead of metres?',
  steps: {
    metres: {
      act: 'Press play and let both tasks train to step 400.',
      look: 'Watch one loss curve per task, and the total below them.',
      explain:
        'Both targets are in metres, so both losses are of similar size. The average of the two losses is a fair compromise here: the test losses end at {{first}} and {{second}}.',
    },
    millimetres: {
      act: 'The second target is now in millimetres. The task is the same; only the unit differs. The learning rate is smaller, because the old one diverges.',
      look: 'Compare the two curves, and open “Who paid”.',
      ask: 'What will happen to the first task?',
      options: {
        both: 'Both tasks learn as before.',
        firstStops: 'The first task hardly learns.',
        secondStops: 'The second task hardly learns.',
      },
      explain:
        'A target that is 1000 times as large makes the squared error a million times as large. Nearly the whole total now belongs to the second task, and the first one is left at {{first}}. Nothing about the tasks has changed.',
    },
    weighed: {
      act: 'The weight of the second task is now 1 / 1000².',
      look: 'Look at the weights and at the curve of the first task.',
      ask: 'With that weight, what happens?',
      options: { both: 'Both tasks learn as in metres.', firstStops: 'The first task still hardly learns.' },
      explain:
        'For squared error, a weight of 1/scale² cancels the unit exactly. The first task ends at {{first}}, as in metres.',
    },
  },
}

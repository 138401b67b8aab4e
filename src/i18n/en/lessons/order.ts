import type { LessonTexts } from '../../../lessons/define'
import type { order as lesson } from '../../../lessons/order'

export const order: LessonTexts<typeof lesson> = {
  title: 'Step by step: tasks one after the other',
  aim: 'Should all tasks start at once, or one after the other? And which first?',
  steps: {
    later: {
      act: 'Two unrelated tasks share the trunk. A trains from the start, C comes in at step 300. Draw the test loss of C that you expect, then train to step 600.',
      look: 'Watch the loss curves around step 300, and the weights below them.',
      ask: 'How will the test loss of C run from step 0 to 600?',
      explain:
        'The factor u(s) is 0 before step s = 300 and 1 afterwards. While it is 0, its head does not learn, so its loss has no reason to fall: at step 300 it is {{before}}. Then C comes in and its loss drops. At step 600 the test losses are {{first}} for A and {{second}} for C.',
    },
    together: {
      act: 'Now both tasks train from step 0. Everything else is as before. Answer, then train to step 600.',
      look: 'Compare the loss of C at step 600 with that of the run before.',
      ask: 'Where does the test loss of C end, compared with coming in at step 300?',
      options: { lower: 'Lower.', same: 'At about the same value.', higher: 'Higher: A disturbs it from the start.' },
      explain:
        'Lower: C ends at {{second}}, and A at {{first}}. A late task has fewer steps to learn in. When C comes in at step 20 instead of 300, its disadvantage is gone.',
    },
    replaced: {
      act: 'A trains for 300 steps and then ends; C takes its place. From step 300 on nothing trains A. Answer, then train.',
      look: 'Watch the test loss of A and its picture after step 300.',
      ask: 'What happens to A after step 300?',
      options: {
        keeps: 'It keeps what it has learned.',
        better: 'It becomes better still, because C trains the trunk.',
        forgets: 'It gets much worse.',
      },
      explain:
        'The test loss of A grows from {{before}} at step 300 to {{after}}. The head of A has not changed, but C changes the trunk that feeds it. This is called catastrophic forgetting. In the run in which A stayed in the sum, it did not happen: so add tasks, do not replace them.',
    },
    orders: {
      act: 'Three lanes with five seeds each: both from the start (A + C), A first (A → C), C first (C → A). Answer, then train all of them for 600 steps.',
      look: 'Compare the test losses of both tasks, and how far the seeds are apart.',
      ask: 'Which order makes both tasks better than training them together?',
      options: { firstA: 'A first, then C.', firstC: 'C first, then A.', none: 'Neither.' },
      explain:
        'Mean test losses of A and C: together {{togetherA}} and {{togetherC}}, A first {{firstA}} and {{firstC}}, C first {{secondA}} and {{secondC}}. Neither order made both tasks better. Some single runs look good for one order, but the next seed may turn it round.\n\nThis is the honest result for these two tasks. It says nothing about easy tasks that prepare a hard one (curriculum learning): that has to be measured for each case.',
    },
    longer: {
      act: 'Both tasks from the start once more, now for 900 steps instead of 600. Answer, then train.',
      look: 'Compare the losses at step 600 and at step 900.',
      ask: 'Which tasks gain from 300 more steps?',
      options: { both: 'Both.', one: 'Only one of them.', neither: 'Neither.' },
      explain:
        'Both: A goes from {{beforeA}} to {{first}}, C from {{beforeC}} to {{second}}. Here more steps did what no order did. So compare a schedule with joint training that has the same number of steps, over several seeds.',
    },
  },
}

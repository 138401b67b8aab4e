import type { LessonTexts } from '../../../lessons/define'
import type { negativeTransfer as lesson } from '../../../lessons/negative-transfer'

export const negativeTransfer: LessonTexts<typeof lesson> = {
  title: 'Negative transfer and the seesaw',
  aim: 'Does sharing a trunk help or hurt? Only single-task baselines tell, and Δm puts the answer into one number.',
  steps: {
    narrow: {
      act: 'Saddle and Product share a trunk of 4 units. Two dashed lanes train each task alone, on a trunk of its own. Train them.',
      look: 'Compare R² of each task in the shared lane and in its dashed lane.',
      ask: 'Each task alone fits into 4 units. How good will both be together?',
      options: {
        better: 'Better than alone: the tasks help each other.',
        same: 'As good as alone.',
        worse: 'Worse than alone.',
      },
      explain:
        'Together R² is {{first}} and {{second}}; alone {{firstAlone}} and {{secondAlone}}. Both tasks lose: this is negative transfer. Four units are enough for one of these surfaces, not for both.\n\nΔm in the table is the mean relative change against the baselines: m is R² together, b is R² alone, T = 2 tasks. Here it is negative. (Some papers use the opposite sign.) Without the two baselines the shared R² might look good enough, and nobody would see that sharing costs something.',
    },
    wide: {
      act: 'Same tasks and same weights; the trunk now has 24 units. Train again.',
      look: 'Look at Δm in the table.',
      ask: 'What happens to the negative transfer?',
      options: {
        stays: 'It stays: the tasks do not fit together.',
        gone: 'It is gone.',
        reversed: 'Both tasks become clearly better together than alone.',
      },
      explain:
        'Together {{first}} and {{second}}; alone {{firstAlone}} and {{secondAlone}}. The harm is gone, although the tasks are the same. It was not a property of the two tasks, but of two tasks on too few units.\n\nNothing was gained by sharing either: with enough labels each task already learns all it needs. Sharing can help when labels are few.',
    },
    seesaw: {
      act: 'Back to 4 units. Three lanes, named after the weights Saddle : Product. Train them.',
      look: 'Compare R² of both tasks, then the positions of the three lanes on the Pareto chart.',
      ask: 'What does weight 20 do?',
      options: {
        bothUp: 'Both tasks improve, because the total gradient is larger.',
        seesaw: 'Its own task improves and the other gets worse.',
        onlyFirst: 'Its own task improves; the other stays the same.',
      },
      explain:
        'With weight 20 for Saddle, R² is {{firstHigh}} for Saddle and {{secondLow}} for Product. With weight 20 for Product it is {{firstLow}} and {{secondHigh}}. This is the seesaw: on a full trunk a weight does not create capacity, it only moves it.\n\nΔm averages over the tasks, so it hides who pays. Hover over Δm to see the change of each task. On 24 units the same weights move hardly anything.',
    },
    below: {
      act: 'One run: 4 units, weight 1 for Saddle, weight 20 for Product. Draw the test loss of Saddle that you expect, then train.',
      look: 'Look at the two loss curves and at the pictures of the two tasks.',
      ask: 'Draw the test loss of Saddle from step 0 to 300.',
      explain:
        'Saddle ends at {{first}}, Product at {{second}}. The loss of Saddle falls at first: its head trains on its own loss and can use features that were made for Product. Then it stays high. Since 24 units remove the effect, the missing room in the trunk is the cause.\n\nA curve that falls and stops early is what a task on the low side of the seesaw looks like. Not every such curve is one: compare it with the task’s own baseline.',
    },
  },
}

import type { LessonTexts } from '../../../lessons/define'
import type { sharing as lesson } from '../../../lessons/sharing'

export const sharing: LessonTexts<typeof lesson> = {
  title: 'One task or two: what sharing gives, and what it costs',
  aim: 'Two tasks share the first layers of a network. When does the second task help the first, and when does it hurt?',
  steps: {
    alone: {
      act: 'One task: tell two crescents apart. Only 10 % of the training points have a label, about 14 points. The second task is switched off. Draw the loss on test points, then train.',
      look: 'Compare the training curve with the dashed test curve. The picture shows what the network predicts.',
      ask: 'Draw the test loss of Moons from step 0 to 200.',
      explain:
        'The training loss falls to {{train}}: the network knows its 14 points by heart. The test loss is lowest early, at {{least}}, and then rises to {{test}}. This is overfitting: 14 labels do not say where the boundary is.\n\nThe network has two parts. The trunk g turns the input x into features; the head h turns the features into the prediction ŷ. So far there is one task and one head.',
    },
    related: {
      act: 'The second task is switched on. Its crescents are rotated by 15°, and all its points have labels. The labels of the first task are unchanged.',
      look: 'Look at the test loss of Moons, the first task. The network now has two heads on one trunk.',
      ask: 'What does the second task do to the test loss of the first?',
      options: { helps: 'It becomes smaller.', nothing: 'It stays the same.', hurts: 'It becomes larger.' },
      explain:
        'The test loss of the first task now ends at {{test}}, about half of the value without the second task. This is multi-task learning: the head belongs to one task, the trunk to all. The labels of the second task shape features of crescents, and the first task can use them.\n\nThe total loss is the sum of both losses, so every step of the trunk is a compromise between two gradients.',
    },
    random: {
      act: 'The second task now has random labels: half of them are flipped. Everything else is as before.',
      look: 'Open the settings (…) of the second task: its noise is 0.5. Then look at the test loss of the first task.',
      ask: 'Is any second task better than none?',
      options: {
        helps: 'Yes, sharing alone prevents overfitting.',
        nothing: 'No, this one will not help.',
      },
      explain:
        'The test loss ends at {{test}}, close to that of the first task alone. Sharing as such did not help; the information in the labels of a related task did.\n\nWe measured this with four data sets: the related task cut the test loss to less than two thirds each time, the random one never did.',
    },
    plenty: {
      act: 'Now all points have labels for the first task, too. The lane “As it is” trains both tasks, the dashed lane only the first. Train them.',
      look: 'Compare the loss curves of the first task (Moons) in the two lanes.',
      ask: 'How much does the related task help now, compared with 10 % of the labels?',
      options: { more: 'At least as much.', less: 'Much less.' },
      explain:
        'With all labels the first task ends at {{alone}} alone and at {{together}} together with the second. Little is left to gain: its own labels already show where the boundary is.\n\nA second task is most useful where labels are few and a related task has many.',
    },
    narrow: {
      act: 'Two other tasks, Saddle and Bumps, which have little in common. The lanes “trunk 3” and “trunk 24” train both tasks on 3 or 24 units. The dashed lanes train a single task on 3 units.',
      look: 'Compare R² in the table: each task alone, and both together.',
      ask: 'On 3 units: how do the tasks do together, compared with each alone?',
      options: { better: 'Better: they help each other.', worse: 'Worse: they have to share 3 units.' },
      explain:
        'On 3 units Saddle reaches R² {{aloneFirst}} alone and {{narrowFirst}} together; Bumps {{aloneSecond}} alone and {{narrowSecond}} together. The two tasks need different features, and 3 units are too few for both. On 24 units they reach {{wideFirst}} and {{wideSecond}} together.\n\nSo sharing is not good or bad in itself. It depends on labels, on how related the tasks are, and on room in the trunk.',
    },
  },
}

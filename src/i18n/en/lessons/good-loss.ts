import type { LessonTexts } from '../../../lessons/define'
import type { goodLoss as lesson } from '../../../lessons/good-loss'

export const goodLoss: LessonTexts<typeof lesson> = {
  title: 'What makes a good loss',
  aim: 'Squared, absolute, Huber, cross-entropy: what should a loss be able to do, and which fits which task?',
  steps: {
    robust: {
      act: 'Nine points lie near a line, and each loss fits its own line. Answer, then drag the second point from the right far down and up again.',
      look: 'Choose a loss above the points: the arrows show how hard each sample pulls under it.',
      ask: 'One point becomes an outlier. Which line does it turn most?',
      options: { mse: 'The line of squared error.', mae: 'The line of absolute error.', huber: 'The line of Huber.' },
      explain:
        'Robust: a single wrong sample must not decide everything. With all points near the line the slope is {{clean}}. With one of them at y = −2, squared error finds {{mse}}, Huber {{huber}}, absolute error {{mae}}.\n\nThe pull of squared error, 2r, grows without limit with the residual r. That of absolute error is always 1, and that of Huber (H with the option δ) at most δ, here 0.2.',
    },
    consistent: {
      act: 'Now each loss may choose only one number for five targets. Answer, then drag the highest point further up.',
      look: 'Compare the two horizontal lines.',
      ask: 'The highest target rises. Which constant follows it?',
      options: { mse: 'That of squared error.', mae: 'That of absolute error.', both: 'Both.' },
      explain:
        'For the targets y = 0, 0.1, 0.2, 0.5 and 2.7, squared error chooses the mean as its constant c, ȳ = {{mean}}; absolute error chooses the median, ỹ = {{median}}. Neither is wrong: they answer different questions.\n\nConsistent: the prediction with the least loss should also be best by the measure that counts in the end. R² compares squared errors. On these five targets the median has R² = {{score}}, less than the mean with 0. For symmetric targets, as at the start of this step, mean and median agree and nothing is lost.',
    },
    smooth: {
      act: 'A network trains with absolute error, by gradient descent with the fixed rate 0.3 and all points in each step.',
      look: 'Train to the end and look at the last part of the curve.',
      ask: 'What does the training loss do near the end?',
      options: { settles: 'It settles at a smallest value.', jumps: 'It keeps jumping up and down.' },
      explain:
        'It keeps jumping: R² is {{r2}}. Each step moves the parameters w by the learning rate η times the gradient. The derivative of |r| is 1 or −1 however small r is, and it is undefined at 0. Steps do not become shorter near the goal, so they overshoot it again and again.\n\nDifferentiable: a good loss has a derivative that shrinks near the minimum. If it does not shrink, the learning rate has to fall instead. We measured it: with a rate that falls to 0, absolute error did no worse here than Huber.',
    },
    huber: {
      act: 'The same run with the Huber loss: squared for small residuals, absolute for large ones. Train it.',
      look: 'Compare the end of the curve with the run before.',
      explain:
        'The curve is calm, and R² is {{r2}}. Huber has a small derivative near 0, like squared error, and a bounded one far away, like absolute error. The price is one more choice: δ says from which residual on a sample counts as far.',
    },
    classes: {
      act: 'Two classes with the boundaries of squared error and of cross-entropy. Six samples of class 1 lie far on their own side. Before you answer, imagine the picture without them.',
      look: 'Look at the rings: their area shows how hard each sample pulls under squared error. The shape shows the loss over the margin.',
      ask: 'What did the six far samples do to the boundary of squared error?',
      options: {
        towards: 'They pulled it towards themselves.',
        away: 'They pushed it away.',
        stays: 'Nothing: they were right already.',
      },
      explain:
        'On the horizontal axis the boundary of squared error is at {{squaredNear}} without the six samples and at {{squaredFar}} with them: mistakes {{squaredMistakes}}. That of cross-entropy is at {{crossNear}} and {{crossFar}}: mistakes {{crossMistakes}}.\n\nThe margin m = s·z is how far a sample lies on its right side: z is the output, s is 1 for class 1 and −1 for class 0. Squared error (SE) wants m = 1 exactly and also punishes answers that are more than right. Cross-entropy (CE) falls towards 0 there. So: cross-entropy for classes, squared or Huber for numbers, Poisson for counts.',
    },
    table: {
      act: 'The table is computed from the formulas. Read it row by row: smooth, robust to an outlier, consistent with the metric, cost.',
      look: 'Change an option, such as δ, and watch the cells.',
      ask: 'Which of these losses is smooth and robust to an outlier?',
      options: { mse: 'Squared error', mae: 'Absolute error', huber: 'Huber', poisson: 'Poisson' },
      explain:
        'Only Huber is both, and no loss here is smooth, robust and consistent with R² at the same time. A good loss is a choice for a task.\n\nComputable: the last row counts operations for one sample. All of these are cheap next to a pass through a network, so cost rarely decides. With several tasks one more property matters: the size of the loss, which is the subject of the lessons on units and weights.',
    },
  },
}

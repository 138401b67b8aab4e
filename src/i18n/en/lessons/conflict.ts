import type { conflict as lesson } from '../../../lessons/conflict'
import type { LessonTexts } from '../../../lessons/define'

export const conflict: LessonTexts<typeof lesson> = {
  title: 'Gradients that conflict',
  aim: 'What does a conflict between gradients mean, what do PCGrad, CAGrad and UPGrad do about it, and when does it matter?',
  steps: {
    bowls: {
      act: 'Two losses over two parameters: two round bowls with different minima. Answer, then move the pointer over the map.',
      look: 'At the pointer you see both gradients, and the cone of directions that hurt neither task. The line between the minima is the Pareto set.',
      ask: 'On this line, how many directions lower both losses?',
      options: { none: 'None.', one: 'Exactly one.', many: 'A whole cone of them.' },
      explain:
        'None. On the Pareto set the gradients g₁ and g₂ are exactly opposite: their cosine is −1. Whatever helps one task hurts the other. Beside the line they are not exactly opposite, and a cone of directions that help both opens.\n\nSo a conflict is not a defect. It shows that you come near a place where you have to choose.',
    },
    trap: {
      act: 'The landscape of the CAGrad paper: three starts, Adam with learning rate 0.001. In the upper half each loss has a narrow valley with steep sides. You see the first 2,000 steps. Answer, then set the steps to 100,000.',
      look: 'Follow the paths of equal weights (they follow the mean of both losses), PCGrad and CAGrad from the two upper starts.',
      ask: 'Which method is still in the valley after 100,000 steps?',
      options: { mean: 'Only equal weights.', others: 'PCGrad and CAGrad.', nobody: 'None of them.' },
      explain:
        'Equal weights: from the upper right they end at a height of about x₂ = 2. Whenever the path crosses the valley floor, the gradient across the valley is huge. Adam divides by the usual size of the gradient, so its steps along the valley become tiny.\n\nThe formula is that of PCGrad. If gradient gᵢ conflicts with gⱼ, its part against gⱼ is removed. PCGrad reaches the front from the same start.',
    },
    rate: {
      act: 'The picture shows all 100,000 steps. Answer, then set the learning rate to 0.01 and the steps to 10,000. Rate times steps stays the same.',
      look: 'Follow the path of equal weights from the two upper starts.',
      ask: 'With steps ten times as long, are equal weights still caught in the valley?',
      options: { stuck: 'Yes: the landscape is the same.', out: 'No, they get out.' },
      explain:
        'They get out. The trap is made by the landscape and the step size together. From the first picture alone one would blame equal weights. Compare methods only after the learning rate of each has been tuned.',
    },
    ends: {
      act: 'One start on the lower left and four methods: equal weights, PCGrad, UPGrad without its regularisation, and CAGrad. Rate 0.001 again.',
      look: 'PCGrad and UPGrad end at x₁ ≈ −6.6, equal weights and CAGrad at x₁ = 0. Find both points on the map and in the picture of the two losses.',
      ask: 'Which of the two points is the worse solution?',
      options: {
        left: 'The left one: task 1 is bad there.',
        middle: 'The middle one: no task is really good there.',
        neither: 'Neither of them.',
      },
      explain:
        'Neither: both are on the Pareto front. PCGrad and UPGrad stop where they first meet it, good for task 2 and bad for task 1. Equal weights and CAGrad move on along the front to the minimum of the mean.\n\nThe formula is that of CAGrad: d is the direction that helps the slower task most, not further from the mean gradient g₀ than c times its length. So a method also chooses the compromise, even if nobody asked it to.',
    },
    network: {
      act: 'Now a network. The unit of B is a third as large, so the squared error of B is 9 times as large. The weighting is the average (equal weights). Answer, then train to step 400.',
      look: 'Look at the tug of war: does the chosen direction d help both tasks? The conflict chart shows the cosine.',
      ask: 'In how many steps does d point against the gradient of a task?',
      options: {
        hardly: 'In fewer than one of ten.',
        half: 'In a quarter to three quarters of them.',
        all: 'In more than nine of ten.',
      },
      explain:
        'In {{against}} % of the measured steps. Then a small step against d raises the loss of that task. With two tasks this can happen only to the one with the shorter gradient. A ends at a test loss of {{first}}.\n\nPCGrad and UPGrad change the gradients so that d points against no task. Does this help A? Compare them in the next step.',
    },
    methods: {
      act: 'Five lanes with three seeds each: equal weights (the average), PCGrad, UPGrad, CAGrad, and a plain weighted sum with weight 1/9 for B. Answer, then train.',
      look: 'Compare the curves of A and B. The table shows R² instead of the loss.',
      ask: 'Where does the plain sum with weight 1/9 leave the test loss of A, compared with PCGrad?',
      options: { higher: 'Higher.', same: 'At about the same value.', lower: 'Lower.' },
      explain:
        'Test loss of A: equal weights {{meanA}}, PCGrad {{pcgradA}}, UPGrad {{upgradA}}, CAGrad {{cagradA}}, weight 1/9 {{sumA}}. PCGrad and UPGrad change angles, but the long gradient of B still leads. The weight w_B = 1/9 undoes the unit, and with it few steps point against a task. B pays a little: {{sumB}} instead of {{pcgradB}} with PCGrad.\n\nWith equal units from the start this is not so: there PCGrad left A no worse than the sum. So first make the losses comparable, then see how much conflict is left.',
    },
  },
}

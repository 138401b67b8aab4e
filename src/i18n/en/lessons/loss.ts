import type { LessonTexts } from '../../../lessons/define'
import type { loss as lesson } from '../../../lessons/loss'

export const loss: LessonTexts<typeof lesson> = {
  title: 'What a loss is',
  aim: 'Training needs one number that says how wrong the model is. Where does that number come from, and who pulls on it?',
  steps: {
    sample: {
      act: 'Nine points and a flat line: the line is the prediction. Drag its ends, or drag a point, and watch the arrows. Then answer.',
      look: 'Each arrow shows how hard one sample pulls on the line. The curve beside it is the loss of one sample over its residual (prediction minus target).',
      ask: 'With squared error, which sample pulls hardest?',
      options: {
        near: 'The one closest to the line.',
        far: 'The one farthest from the line.',
        same: 'All pull equally hard.',
      },
      explain:
        'A loss turns the residual r = ŷ − y of one sample (prediction ŷ, target y) into one number l. For squared error l = r²: at the flat line it is {{farthest}} for the farthest sample and {{nearest}} for the nearest. The mean of all nine is {{mean}}.\n\nThe pull is the derivative 2r: how much the loss changes if the prediction moves. It grows with the distance, and its sign says in which direction the line should move.',
    },
    mean: {
      act: 'The line now lies where the mean of the nine losses is smallest. Drag a point and watch how the line answers.',
      look: 'Look at the arrows of single samples.',
      ask: 'At the smallest mean loss, what do the pulls do?',
      options: {
        zero: 'Every pull is zero.',
        cancel: 'They cancel each other.',
        one: 'The farthest sample wins.',
      },
      explain:
        'The mean loss fell from {{flat}} to {{fitted}}. Single samples still pull: those below add up to {{down}}, those above to {{up}}. The sums are equal, so the line rests.\n\nL(w) is the mean over all n samples; f(x; w) is the prediction, and w are the parameters, here the two numbers of the line. Training looks for the w with the smallest L(w). A loss is the goal that we give to the model, and it is also the direction in which to move.',
    },
    descend: {
      act: 'Now a small network learns a slope. In each step it uses all 150 training points. Draw the loss that you expect on test points, then train.',
      look: 'Look at the loss curve and at the picture of the prediction.',
      ask: 'Draw the test loss from step 0 to 200.',
      explain:
        'The loss falls from {{first}} to {{last}}: fast at first, then ever more slowly, because the gradient becomes small near the minimum.\n\nEvery step has two halves. Forward pass: from the inputs x through the layers to the predictions ŷ, the losses l and their mean L. Backward pass: the chain rule, applied from L back through the layers, gives the gradient ∇L, one derivative ∂L/∂w per parameter. Then each parameter moves a little against its gradient; η is the learning rate.',
    },
    single: {
      act: 'The same network and the same rate, but each step uses only one training point (batch 1).',
      look: 'Look at both curves, with “smooth” off: the loss of the one point of each step, and the test loss (dashed).',
      ask: 'What will the test loss look like?',
      options: {
        smooth: 'It falls in every step, as before.',
        jumps: 'It falls on the whole, and often rises in between.',
        stuck: 'It does not fall: one point is not enough.',
      },
      explain:
        'The test loss ends at {{last}}, but it rose in {{rises}} % of the recorded steps. Each step lowers the loss of its own point, which need not be good for the others. The average 𝔼 of the single gradients ∇lᵢ over all points is the gradient of the mean, so the network still arrives.\n\nA batch lies in between: it uses some points at a time. The rest of this course asks the same question one level up: not samples but whole tasks pull on the same network.',
    },
  },
}

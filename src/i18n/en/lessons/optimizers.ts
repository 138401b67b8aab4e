import type { LessonTexts } from '../../../lessons/define'
import type { optimizers as lesson } from '../../../lessons/optimizers'

export const optimizers: LessonTexts<typeof lesson> = {
  title: 'Optimizers and tricks: what they change, and what they hide',
  aim: 'Momentum, Adam, decay, batch norm, clipping, L1 and L2: what does each do to two losses that share a trunk?',
  steps: {
    rates: {
      act: 'Five lanes differ only in the optimizer; all have the learning rate 0.01. The sixth lane, “SGD × 10”, is SGD with the rate 0.1. Train them.',
      look: 'Compare the loss curves of the lanes. Gradient descent and SGD have hardly moved after 300 steps.',
      ask: 'Where will SGD with ten times the rate (0.1) end?',
      options: {
        withSgd: 'Near SGD with the rate 0.01.',
        withMomentum: 'Near momentum with the rate 0.01.',
        diverges: 'It diverges.',
      },
      explain:
        'SGD ends at a total test loss of {{sgd}}, momentum at {{momentum}}, and SGD with the rate 0.1 at {{tenfold}}: about the same. Momentum adds the gradients g to a velocity v, of which it keeps the share m = 0.9. While g keeps its direction, v grows to 10 g, so the parameters θ take steps that are ten times as long.\n\nEqual rates η are therefore not equal conditions. RMSprop and Adam divide g by its usual size, so their rate means something else again. Tune the rate of each optimizer before you compare them.\n\nSGD ends near gradient descent, although each step reads 8 points instead of all 140.',
    },
    scale: {
      act: 'Three lanes with Adam, named after the weights Product : Bumps. Train them.',
      look: 'Compare the curves of Product in the three lanes.',
      ask: 'Which lane will end elsewhere than the first lane?',
      options: {
        both: 'Only the lane with both weights 100.',
        one: 'Only the lane with weight 100 for Bumps.',
        all: 'Both of them.',
        none: 'None: Adam ignores scale.',
      },
      explain:
        'Product ends at {{plain}} with weights 1, at {{common}} with both weights 100, and at {{one}} with weight 100 for Bumps only. A common factor cancels: m̂ (running mean of the gradient) grows 100 times and so does √v̂ (v̂: running mean of its square).\n\nOne task’s factor does not cancel. In the trunk the two gradients are added first, and only the sum reaches Adam. The sum points almost along the gradient of Bumps, and Adam cannot separate it again. Adam thus hides a badly scaled total, but not a badly scaled task.',
    },
    decay: {
      act: 'SGD with the rate 0.25 and batches of only 4 points. At step 200 the rate falls to a tenth. Draw the test loss of Product, then train.',
      look: 'Look at the curve before and after step 200.',
      ask: 'Draw the test loss of Product from step 0 to 300.',
      explain:
        'In the hundred steps before the drop the loss still rises up to {{before}}; it ends at {{after}}. In the formula η₀ is the first rate, γ the factor, n the steps between drops. Each batch of 4 points pulls in another direction. At a large rate the parameters jump around the minimum; at a small rate the jumps average out.\n\nWithout this noise a drop only slows training. We measured both: with batches of 4 the drop lowered the loss of the following steps in every seed; with all points in each step it did not.',
    },
    norm: {
      act: 'Three trunk layers with sigmoid or tanh, each without and with batch norm (BN). Train the four lanes.',
      look: 'Compare the loss curves of the lanes.',
      ask: 'Which lanes will hardly learn?',
      options: {
        sigmoid: 'Only sigmoid without batch norm.',
        tanh: 'Only tanh without batch norm.',
        bothWithout: 'Both lanes without batch norm.',
      },
      explain:
        'Total test loss: sigmoid {{sigmoid}}, sigmoid with batch norm {{normed}}; tanh {{tanh}}, tanh with batch norm {{tanhNormed}}. The slope of the sigmoid is at most 1/4, so the slopes of three layers multiply the gradient by at most 1/64, and differences between inputs shrink on the way forward. Batch norm acts before the activation: each input z gets mean 0 and deviation 1 over the batch (μ and σ), then a learned scale γ and shift β.\n\nTanh has slope 1 at 0 and mean 0, so little is left to repair here. The statistics of a batch then only add noise, and in these runs batch norm did not help.',
    },
    clipping: {
      act: 'SGD with the rate 0.1. The lanes are named after the weights Product : Bumps; in two of them the gradient is clipped to norm 1 (‖g‖ ≤ 1). Train them.',
      look: 'One lane diverges. Compare the curves of Product in the others.',
      ask: 'What happens to Product in the lane 1 : 100, ‖g‖ ≤ 1?',
      options: {
        rescued: 'It learns as with equal weights: clipping takes the factor away.',
        starved: 'It hardly learns.',
        diverges: 'It diverges.',
      },
      explain:
        'With both weights 100 and no clipping, the steps are 100 times too long and the run diverges. Clipping shortens the gradient g to norm c = 1 and saves the run.\n\nClipping shortens a vector; it does not turn it. In the lane 1 : 100 the direction still belongs to Bumps, so Product stays at {{clipped}}, against {{plain}} with equal weights. Clipping protects against large steps, not against unequal losses.',
    },
    penalty: {
      act: 'Now only 30 training points per task, with noise as large as the signal. The lanes: no penalty (λ = 0), L2 with 0.01, L1 with 0.01. Train them.',
      look: 'Switch the curves between train loss and test loss.',
      ask: 'The lane without a penalty has the lowest training loss. Which has the lowest test loss?',
      options: { without: 'The lane without a penalty.', with: 'One of the lanes with a penalty.' },
      explain:
        'Total test loss: {{plain}} without a penalty, {{l2}} with L2, {{l1}} with L1. Without a penalty the network learns the noise of the 30 points. L2 pulls each parameter θ towards 0 in proportion to its size; L1 pulls all of them equally hard, so small ones end near 0. λ is the strength.\n\nWith 150 points without noise there is nothing to protect against: we measured it, and both penalties made the test loss larger.',
    },
  },
}

/**
 * GradDrop: for each parameter the tasks vote on a sign, and gradient entries of the other sign are dropped.
 *
 *     P_p = ½ (1 + Σ_i g_ip / Σ_i |g_ip|),   u_p ~ U(0, 1)
 *     keep g_ip if (P_p > u_p and g_ip > 0) or (P_p < u_p and g_ip < 0)
 *     d_p = Σ_i (leak_i + (1 − leak_i) keep_ip) g_ip
 *
 * | symbol | here   | shape  | unit                                                       |
 * | ------ | ------ | ------ | ---------------------------------------------------------- |
 * | g      | device | [T, P] | loss / parameter                                           |
 * | leak   | `leak` | [T]    | none; share of a task's gradient that is always kept, 0    |
 *
 * `on` representation: one vote for each unit j of z [B, H], with Σ_b sign(z_bj) ∂l_i/∂z_bj as g_ij. The kept part of
 * ∂l_i/∂z_bj, in every row b, goes back through the trunk.
 *
 * The vote happens on the device (aggregates `signVote`, `representationVote`), so all weights here are 1.
 * Chen, Ngiam, Huang, Luong, Kretzschmar, Chai, Anguelov 2020, https://arxiv.org/abs/2010.06808. The
 * paper and LibMTL vote at the representation. TorchJD votes on gradients of the shared parameters, our default.
 */
import { filled } from '../numerics/dense'
import { choice, perTask } from '../options'
import { defineWeighting } from './define'

export const graddrop = defineWeighting({
  id: 'graddrop',
  family: 'gradient',
  citation: {
    text: 'Chen, Ngiam, Huang, Luong, Kretzschmar, Chai and Anguelov 2020',
    url: 'https://arxiv.org/abs/2010.06808',
  },
  tex: String.raw`\mathcal{P}_p = \tfrac12\Bigl(1 + \frac{\sum_i g_{ip}}{\sum_i |g_{ip}|}\Bigr), \qquad d_p = \sum_i g_{ip}\,\bigl[\operatorname{sign} g_{ip} = \operatorname{vote}(\mathcal{P}_p)\bigr]`,
  options: {
    leak: perTask({ default: 0, min: 0, max: 1 }),
    on: choice({ default: 'parameters', values: ['parameters', 'representation'] }),
  },
  needs: ['losses'],
  actsOn: 'gradients',
  scale: 'sum',
  init: () => null,
  aggregate: (_step, { leak, on }) => ({ kind: on === 'representation' ? 'representationVote' : 'signVote', leak }),
  weigh({ losses }) {
    return { weights: filled(losses.length, 1), state: null, trace: {} }
  },
})

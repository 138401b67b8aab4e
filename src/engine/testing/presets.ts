import type { NetworkConfig, TrainingConfig } from '../../core/config/types'

/** Networks and training settings that are known to work on the plane; the convergence table compares them. */
export interface Preset {
  readonly id: string
  readonly network: Pick<NetworkConfig, 'trunk' | 'activation'>
  readonly training: Pick<TrainingConfig, 'optimizer' | 'learningRate' | 'batchSize'>
}

const adam = { id: 'adam', options: {} }

export const presets: readonly Preset[] = [
  {
    id: 'tanh 2 × 32, Adam 0.01',
    network: { trunk: [32, 32], activation: 'tanh' },
    training: { optimizer: adam, learningRate: 0.01, batchSize: 64 },
  },
  {
    id: 'ReLU 3 × 32, Adam 0.01',
    network: { trunk: [32, 32, 32], activation: 'relu' },
    training: { optimizer: adam, learningRate: 0.01, batchSize: 64 },
  },
  {
    id: 'tanh 2 × 16, momentum 0.05',
    network: { trunk: [16, 16], activation: 'tanh' },
    training: { optimizer: { id: 'momentum', options: {} }, learningRate: 0.05, batchSize: 32 },
  },
]

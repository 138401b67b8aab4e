import type { Engine } from '../engine'
import { createCpuPopulation } from './population'

/** The engine of float64 loops: oracle, Node engine and fall-back. Never lost, nothing to compile. */
export function createCpuEngine(): Engine {
  return {
    info: { kind: 'cpu', renderer: 'CPU, float64', software: false },
    create: async (spec, data) => createCpuPopulation(spec, data),
    isLost: () => false,
    dispose: () => {},
  }
}

import { type Engine, EngineLimitError } from '../engine'
import { bytesOf, mostBytes } from './limits'
import { createCpuPopulation } from './population'

/**
 * The engine of float64 loops: oracle, Node engine and fall-back. Never lost, nothing to compile.
 *
 * Refuses with an `EngineLimitError` what would not fit into memory beside its other populations: a
 * browser either fails to allocate with words that help nobody, or ends the whole page.
 */
export function createCpuEngine(): Engine {
  let held = 0
  return {
    info: { kind: 'cpu', renderer: 'CPU, float64', software: false },
    async create(spec, data) {
      const bytes = bytesOf(spec, data)
      if (held + bytes > mostBytes()) throw new EngineLimitError('memory', held + bytes, mostBytes())
      const population = createCpuPopulation(spec, data)
      held += bytes
      let disposed = false
      const { dispose } = population
      population.dispose = () => {
        if (!disposed) held -= bytes
        disposed = true
        dispose.call(population)
      }
      return population
    },
    isLost: () => false,
    dispose: () => {},
  }
}

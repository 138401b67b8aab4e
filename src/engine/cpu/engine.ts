import type { Engine } from '../engine'
import { fittingBytes } from '../processor/limits'
import { createCpuPopulation } from './population'

/**
 * The engine of float64 loops. Other engines are compared with it, Node uses it, and the page falls back to it. It is
 * never lost and has nothing to compile.
 *
 * A population that does not fit into memory beside the others is refused with an `EngineLimitError`. Otherwise the
 * browser would fail to allocate with a message that helps nobody, or end the page.
 */
export function createCpuEngine(): Engine {
  let held = 0
  return {
    info: { kind: 'cpu', renderer: 'CPU, float64', software: false },
    async create(spec, data) {
      const bytes = fittingBytes(spec, data, 8, held)
      let disposed = false
      const population = createCpuPopulation(spec, data, () => {
        if (!disposed) held -= bytes
        disposed = true
      })
      held += bytes
      return population
    },
    isLost: () => false,
    dispose: () => {},
  }
}

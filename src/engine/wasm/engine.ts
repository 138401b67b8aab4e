import type { Engine } from '../engine'
import { fittingBytes } from '../processor/limits'
import { ProcessorPopulation } from '../processor/population'
import { Heap } from './heap'
import { WasmKernels } from './kernels'
import { openProgram, type WasmUnavailable } from './program'

export type { WasmUnavailable } from './program'

export interface WasmEngine extends Engine {
  /** Bytes that populations use, for tests: 0 when all of them are disposed. */
  readonly usedBytes: () => number
}

/**
 * The engine of float32 SIMD loops in WebAssembly: the same structure as the CPU engine over other kernels. A link gives
 * the same bits in every browser and on every processor: nothing of the host computes a number of a step but in float64
 * operations that are rounded the same everywhere. It is never lost.
 *
 * Works in a worker, on a page and in Node. Where WebAssembly or its SIMD is missing or forbidden, returns the reason.
 */
export async function createWasmEngine(): Promise<WasmEngine | { readonly unavailable: WasmUnavailable }> {
  const program = await openProgram()
  if ('unavailable' in program) return program
  const { memory, call } = program
  const heap = new Heap(memory, call.heapBase())
  return {
    info: { kind: 'wasm', renderer: 'WASM, float32, SIMD', software: false },
    async create(spec, data) {
      fittingBytes(spec, data, 4, heap.used)
      const kernels = new WasmKernels(heap, call, spec)
      try {
        return new ProcessorPopulation(kernels, spec, data, () => {})
      } catch (error) {
        kernels.dispose()
        throw error
      }
    },
    isLost: () => false,
    dispose: () => {},
    usedBytes: () => heap.used,
  }
}

import type { Split } from '../../core/problems/define'
import type { Population, ProgramSpec } from '../engine'
import { ProcessorPopulation } from '../processor/population'
import { CpuKernels } from './kernels'

/** R runs of one program in float64. Every other engine is compared with it, so its loops are simple on purpose. */
export function createCpuPopulation(
  spec: ProgramSpec,
  data: { readonly train: Split; readonly test: Split },
  onDispose = () => {},
): Population {
  return new ProcessorPopulation(new CpuKernels(spec), spec, data, onDispose)
}

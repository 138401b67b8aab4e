/** npm runs this after it has installed the packages. */
import { buildKernels } from './build'

await buildKernels()

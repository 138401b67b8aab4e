/** For the configurations of Vite and Vitest, which cannot import the source without a bundler. */
import { tsImport } from 'tsx/esm/api'

/** Compiles the kernels of the WASM engine where their sources have changed. */
export async function kernelsUpToDate(): Promise<void> {
  const { buildKernels } = await tsImport('./build.ts', import.meta.url)
  await buildKernels()
}

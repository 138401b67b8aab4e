/** The kernels as WebAssembly, in base64. `tools/wasm/build.ts` writes `binary.js`, which is not committed. */
export const binary: string

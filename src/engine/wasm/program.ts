/** The compiled kernels: their binary is made by `tools/wasm` from `assembly/` and the registries. */
import { binary } from './binary'

/** Functions over places in the memory, in bytes; `assembly/` and `tools/wasm/source.ts` have them. */
export type Exports = Readonly<Record<string, (...given: number[]) => number>>

export interface Program {
  readonly memory: WebAssembly.Memory
  readonly call: Exports
}

export type WasmUnavailable = 'noWebAssembly' | 'noSimd'

let compiled: Promise<WebAssembly.Module | { readonly unavailable: WasmUnavailable }> | null = null

/** Compiles once for a thread. */
async function compile(): Promise<WebAssembly.Module | { readonly unavailable: WasmUnavailable }> {
  if (typeof WebAssembly === 'undefined') return { unavailable: 'noWebAssembly' }
  const bytes = Uint8Array.from(atob(binary), (character) => character.charCodeAt(0))
  // The only newer part of the binary is SIMD.
  if (!WebAssembly.validate(bytes)) return { unavailable: 'noSimd' }
  try {
    return await WebAssembly.compile(bytes)
  } catch {
    // The page's policy, or one of its host, forbids it.
    return { unavailable: 'noWebAssembly' }
  }
}

/** A new memory with the kernels over it. */
export async function openProgram(): Promise<Program | { readonly unavailable: WasmUnavailable }> {
  compiled ??= compile()
  const module = await compiled
  if ('unavailable' in module) return module
  const { exports } = await WebAssembly.instantiate(module)
  const { memory, ...call } = exports
  return { memory: memory as WebAssembly.Memory, call: call as unknown as Exports }
}

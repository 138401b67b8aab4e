/** Where engines come from, and which one serves. */
import { createCpuEngine } from '../engine/cpu/engine'
import type { Engine, EngineKind } from '../engine/engine'
import type { EngineStatus } from './protocol'

export type Unavailable =
  | 'noWebGL2'
  | 'noFloatTextures'
  | 'floatCheckFailed'
  | 'contextLost'
  | 'noWebAssembly'
  | 'noSimd'

/** An engine and the events of its device. */
export interface OpenEngine {
  readonly engine: Engine
  onLost(listener: () => void): void
  onRestored(listener: () => void): void
  /** A new engine on the device that came back. */
  reopen(): Promise<OpenEngine | { readonly unavailable: Unavailable }>
}

export interface EngineSources {
  cpu(): Promise<OpenEngine>
  webgl(): Promise<OpenEngine | { readonly unavailable: Unavailable }>
  wasm(): Promise<OpenEngine | { readonly unavailable: Unavailable }>
}

type Canvas = OffscreenCanvas | HTMLCanvasElement

async function openWebgl(canvas?: Canvas): Promise<OpenEngine | { readonly unavailable: Unavailable }> {
  // In a worker of an older browser, only the page may have WebGL.
  const canvasThere = typeof OffscreenCanvas !== 'undefined' || typeof document !== 'undefined'
  if (!canvas && !canvasThere) return { unavailable: 'noWebGL2' }
  // This import brings tfjs, and a run on the CPU never waits for it.
  const { createWebglEngine } = await import('../engine/webgl/engine')
  const engine = await createWebglEngine(canvas)
  if ('unavailable' in engine) return engine
  return {
    engine,
    onLost: (listener) => engine.canvas.addEventListener('webglcontextlost', listener),
    onRestored: (listener) => engine.canvas.addEventListener('webglcontextrestored', listener),
    reopen: () => openWebgl(engine.canvas),
  }
}

/** An engine without a device that could be lost. */
const steady = (engine: Engine, reopen: OpenEngine['reopen']): OpenEngine => ({
  engine,
  onLost: () => {},
  onRestored: () => {},
  reopen,
})

const openCpu = async (): Promise<OpenEngine> => steady(createCpuEngine(), openCpu)

async function openWasm(): Promise<OpenEngine | { readonly unavailable: Unavailable }> {
  // This import brings the compiled kernels.
  const { createWasmEngine } = await import('../engine/wasm/engine')
  const engine = await createWasmEngine()
  return 'unavailable' in engine ? engine : steady(engine, openWasm)
}

export const browserEngines: EngineSources = { cpu: openCpu, webgl: () => openWebgl(), wasm: openWasm }

/** The wanted engine. Where it is not available: the CPU engine, and the reason. */
export async function openEngine(
  sources: EngineSources,
  wanted: EngineKind | 'auto',
): Promise<{ readonly open: OpenEngine; readonly reason: EngineStatus['reason'] }> {
  if (wanted === 'cpu') return { open: await sources.cpu(), reason: 'chosen' }
  const open = await (wanted === 'wasm' ? sources.wasm() : sources.webgl())
  if ('unavailable' in open) return { open: await sources.cpu(), reason: open.unavailable }
  return { open, reason: wanted === 'auto' ? 'default' : 'chosen' }
}

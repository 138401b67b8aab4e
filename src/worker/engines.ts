/** Where engines come from, and which one serves. */
import { createCpuEngine } from '../engine/cpu/engine'
import type { Engine, EngineKind } from '../engine/engine'
import type { EngineStatus } from './protocol'

export type Unavailable = 'noWebGL2' | 'noFloatTextures' | 'floatCheckFailed' | 'contextLost'

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

const openCpu = async (): Promise<OpenEngine> => ({
  engine: createCpuEngine(),
  onLost: () => {},
  onRestored: () => {},
  reopen: openCpu,
})

export const browserEngines: EngineSources = { cpu: openCpu, webgl: () => openWebgl() }

/** The wanted engine. Where WebGL is not available: the CPU engine, and the reason. */
export async function openEngine(
  sources: EngineSources,
  wanted: EngineKind | 'auto',
): Promise<{ readonly open: OpenEngine; readonly reason: EngineStatus['reason'] }> {
  if (wanted === 'cpu') return { open: await sources.cpu(), reason: 'chosen' }
  const webgl = await sources.webgl()
  if ('unavailable' in webgl) return { open: await sources.cpu(), reason: webgl.unavailable }
  return { open: webgl, reason: wanted === 'auto' ? 'default' : 'chosen' }
}

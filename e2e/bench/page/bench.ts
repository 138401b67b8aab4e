/** Loads one contestant at a time by its name and measures its speed. A page uses only one WebGL contestant. */
import { createCpuEngine } from '../../../src/engine/cpu/engine'
import type { Contestant, Shape } from './contest'
import { ours } from './ours'
import { scalar } from './scalar'

export type EngineName = 'webgl' | 'wasm' | 'naive' | 'cpu' | 'scalar'

let webglEngine: Promise<Parameters<typeof ours>[0]> | null = null
let wasmEngine: Promise<Parameters<typeof ours>[0]> | null = null

async function openWebgl() {
  const { createWebglEngine } = await import('../../../src/engine/webgl/engine')
  const engine = await createWebglEngine()
  if ('unavailable' in engine) throw new Error(engine.unavailable)
  return engine
}

async function openWasm() {
  const { createWasmEngine } = await import('../../../src/engine/wasm/engine')
  const engine = await createWasmEngine()
  if ('unavailable' in engine) throw new Error(engine.unavailable)
  return engine
}

async function contestant(name: EngineName, shape: Shape): Promise<Contestant> {
  if (name === 'cpu') return ours(createCpuEngine(), shape)
  if (name === 'wasm') {
    wasmEngine ??= openWasm()
    return ours(await wasmEngine, shape)
  }
  if (name === 'scalar') return scalar(shape)
  if (name === 'naive') return (await import('./naive')).naive(shape)
  webglEngine ??= openWebgl()
  return ours(await webglEngine, shape)
}

let draws = 0
const { drawArrays, drawElements } = WebGL2RenderingContext.prototype
WebGL2RenderingContext.prototype.drawArrays = function (...given) {
  draws++
  drawArrays.apply(this, given)
}
WebGL2RenderingContext.prototype.drawElements = function (...given) {
  draws++
  drawElements.apply(this, given)
}

let current: { readonly trained: Contestant; step: number } | null = null

const bench = {
  /** Returns the draw calls of one step of the whole population. */
  async load(name: EngineName, shape: Shape): Promise<number> {
    current?.trained.dispose()
    const trained = await contestant(name, shape)
    // The first steps upload data, and plain tfjs compiles its programs.
    for (let step = 0; step < 2; step++) trained.step(step)
    trained.drain()
    const before = draws
    trained.step(2)
    const counted = draws - before
    trained.drain()
    current = { trained, step: 3 }
    return (counted * shape.runs) / trained.runsAtOnce
  },
  /** Steps of the whole population per second, measured over at least `milliseconds`. */
  time(shape: Shape, milliseconds: number): number {
    if (current === null) throw new Error('load a contestant first')
    const { trained } = current
    const from = performance.now()
    let steps = 0
    // The stretches between two waits grow, so that waiting disturbs neither slow nor fast contestants.
    for (let stretch = 1; performance.now() - from < milliseconds; stretch *= 2) {
      for (let k = 0; k < stretch; k++) trained.step(current.step++)
      steps += stretch
      trained.drain()
    }
    return (1000 * steps * trained.runsAtOnce) / shape.runs / (performance.now() - from)
  },
  renderer(): string {
    const gl = document.createElement('canvas').getContext('webgl2')
    const debug = gl?.getExtension('WEBGL_debug_renderer_info')
    return gl && debug ? String(gl.getParameter(debug.UNMASKED_RENDERER_WEBGL)) : 'no WebGL2'
  },
}
export type Bench = typeof bench
;(window as unknown as { bench: Bench }).bench = bench

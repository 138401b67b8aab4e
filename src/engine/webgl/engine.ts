/**
 * The WebGL engine. It computes in float32 and trains all runs of a population in the same few draw calls.
 *
 * `e2e/engine` compares it with the CPU engine in a browser. Reading a lost device throws a `DeviceLostError`. A step
 * that reads nothing does not notice the loss; the next read or `isLost` does. A lost engine stays lost. Dispose of it
 * and create another one, on a new canvas, or on the same one after its context is restored.
 */
import type { Split } from '../../core/problems/define'
import type { Engine, EngineInfo, Population, ProgramSpec } from '../engine'
import { type Canvas, type OpenContext, openContext, responds, type Unavailable } from './context'
import { Device } from './device'
import { WebglPopulation } from './population'

export interface WebglEngine extends Engine {
  readonly canvas: Canvas
  readonly device: Device
}

export async function createWebglEngine(canvas?: Canvas): Promise<WebglEngine | { readonly unavailable: Unavailable }> {
  const context = openContext(canvas)
  if ('unavailable' in context) return context
  const device = await deviceOn(context)
  if (device === null) return { unavailable: 'contextLost' }
  const info: EngineInfo = { kind: 'webgl', renderer: context.renderer, software: context.software }
  return {
    info,
    canvas: context.canvas,
    device,
    create: (spec, data) => createPopulation(device, spec, data),
    isLost: () => device.isLost(),
    dispose: () => device.dispose(),
  }
}

/** Returns null if the context was lost in the meantime. */
async function deviceOn(context: OpenContext): Promise<Device | null> {
  try {
    const device = new Device(context)
    await device.start()
    return device
  } catch (error) {
    if (responds(context.gl)) throw error
    return null
  }
}

async function createPopulation(
  device: Device,
  spec: ProgramSpec,
  data: { readonly train: Split; readonly test: Split },
): Promise<Population> {
  const population = new WebglPopulation(device, spec, data)
  try {
    population.compile()
  } catch (error) {
    if (!device.isLost()) population.dispose()
    throw error
  }
  return population
}

/**
 * The WebGL engine: float32, every run of a population in the same few draw calls.
 *
 * Checked against the CPU engine in a browser (`e2e/engine`). A read of a lost device throws a
 * `DeviceLostError`; a step that reads nothing draws into the void until the next read or `isLost`.
 * Once lost, an engine stays lost; dispose it and create another, on a new canvas or on the same one when its context
 * is back.
 */
import type { Split } from '../../core/problems/define'
import type { Engine, EngineInfo, Population, ProgramSpec } from '../engine'
import { answers, type Canvas, type OpenContext, openContext, type Unavailable } from './context'
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

/** null where the context was lost meanwhile. */
async function deviceOn(context: OpenContext): Promise<Device | null> {
  try {
    const device = new Device(context)
    await device.start()
    return device
  } catch (error) {
    if (answers(context.gl)) throw error
    return null
  }
}

async function createPopulation(
  device: Device,
  spec: ProgramSpec,
  data: { readonly train: Split; readonly test: Split },
): Promise<Population> {
  const population = new WebglPopulation(device, spec, data)
  population.compile()
  return population
}

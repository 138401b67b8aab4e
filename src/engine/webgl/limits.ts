/** Refuses a population that would make the browser take the context away for lack of memory. */
import { EngineLimitError, type ProgramSpec } from '../engine'
import { type Rows, runsBesides, tooLargeIn } from '../limits'
import { splitSizes } from './data'
import { type Passes, passesOf } from './passes'
import { type Size, sizeOf } from './program'

/** What a device says of itself. */
export interface DeviceLimits {
  /** Longest edge of a texture, in texels. */
  readonly maxTextureSize: number
  /** Textures that one draw call can write. */
  readonly maxTargets: number
}

/** Most bytes of all populations of a device together. Browsers take the context away at about this size. */
export const MOST_BYTES = 2 ** 30
const BYTES = 16

/** The programs of a set-up with so many rows. */
export const passesFor = (spec: ProgramSpec, { train }: Rows, { maxTargets }: DeviceLimits): Passes =>
  passesOf(spec, sizeOf(Math.max(1, train.rows) * Math.ceil(spec.inputWidth / 4)), maxTargets)

/**
 * Bytes of a population that is to be made beside others, which hold `held` bytes.
 *
 * @throws EngineLimitError if a texture is too large for the device, or all textures together are; with the number that
 * is too large, or beside others with the runs that fit
 */
export function fittingBytes(device: DeviceLimits, passes: Passes, rows: Rows, held: number): number {
  const need = needOf(passes, rows)
  const shortage = shortageOf(device, need, held)
  if (shortage === null) return need.bytes
  const fits = (spec: ProgramSpec, fewer = rows) =>
    shortageOf(device, needOf(passesFor(spec, fewer, device), fewer), held) === null
  const { spec } = passes.net
  const { limit, wanted, available } = shortage
  const tooLarge = held === 0 ? tooLargeIn(spec, rows, fits) : runsBesides(spec, fits)
  throw new EngineLimitError(limit, wanted, available, tooLarge)
}

interface Need {
  /** Longest edge of a texture. */
  readonly edge: number
  readonly bytes: number
}

interface Shortage {
  readonly limit: 'maxTextureSize' | 'graphicsMemory'
  readonly wanted: number
  readonly available: number
}

function shortageOf({ maxTextureSize }: DeviceLimits, { edge, bytes }: Need, held: number): Shortage | null {
  if (edge > maxTextureSize) return { limit: 'maxTextureSize', wanted: edge, available: maxTextureSize }
  if (held + bytes > MOST_BYTES) return { limit: 'graphicsMemory', wanted: held + bytes, available: MOST_BYTES }
  return null
}

function needOf(passes: Passes, rows: Rows): Need {
  const sizes = texturesOf(passes, rows)
  return {
    edge: Math.max(...sizes.map(({ width, height }) => Math.max(width, height))),
    bytes: sizes.reduce((sum, { width, height }) => sum + width * height * BYTES, 0),
  }
}

/** All textures that are there at the end of a step, before those of the tape are released. */
function texturesOf(passes: Passes, { train, test }: Rows): Size[] {
  const stages = [
    ...passes.forward,
    ...passes.headBackward,
    ...passes.trunkBackward.perTask,
    ...passes.taskGradients,
    ...passes.weightedUpdate,
  ]
  const { net, plan } = passes
  const data = [splitSizes(net, train.rows), splitSizes(net, test.rows)].flatMap(({ inputs, targets }) => [
    inputs,
    targets,
  ])
  const drawn = stages.flatMap(({ program }) => Array.from({ length: program.targets }, () => program.output))
  // Parameters and moments exist three times: the current ones, the next ones, which are drawn, and those at the mark.
  const standing = Array.from({ length: 2 * (1 + net.slots.length) }, () => net.parameters)
  return [plan.settings, plan.rows, plan.weights, ...data, ...drawn, ...standing]
}

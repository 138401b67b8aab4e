/** Evaluates every formula of the catalogue on the device and compares it with its value in numbers. */

import { GLSL_HELPERS, glsl } from '../../../src/core/formulas/glsl'
import { numbers } from '../../../src/core/formulas/numbers'
import { type CatalogueEntry, catalogue } from '../../../src/core/testing/formulas'
import type { Device } from '../../../src/engine/webgl/device'
import { defineProgram, type Program, sizeOf } from '../../../src/engine/webgl/program'

interface FormulaError {
  readonly name: string
  readonly inputs: Readonly<Record<string, number>>
  readonly device: number
  readonly wanted: number
}
export interface FormulaReport {
  readonly formulas: number
  readonly samples: number
  /** The worst sample of each formula by `error`, largest first. */
  readonly worst: readonly (FormulaError & { readonly error: number })[]
}

export function checkFormulas(device: Device): FormulaReport {
  const prepared = catalogue.map((entry) => ({ entry, program: programOf(entry), inputs: texture(device, entry) }))
  device.compile(() => {
    for (const { program, inputs } of prepared) device.release(device.run(program, { inputs }))
  })
  const worst = prepared.map(({ entry, program, inputs }) => {
    const [output] = device.run(program, { inputs })
    const values = device.read(output)
    device.release([output, inputs])
    return worstOf(entry, values)
  })
  return {
    formulas: catalogue.length,
    samples: catalogue.reduce((sum, entry) => sum + entry.inputs.length, 0),
    worst: worst.sort((a, b) => b.error - a.error),
  }
}

const namesOf = (entry: CatalogueEntry): string[] => Object.keys(entry.inputs[0])
/** Texels of a sample. */
const strideOf = (entry: CatalogueEntry): number => Math.ceil(namesOf(entry).length / 4)

function programOf(entry: CatalogueEntry): Program {
  const stride = strideOf(entry)
  const inputs = Object.fromEntries(namesOf(entry).map((name, i) => [name, `v${i >> 2}.${'xyzw'[i & 3]}`]))
  const loads = Array.from({ length: stride }, (_, i) => `vec4 v${i} = inputs(index * ${stride} + ${i});`)
  return defineProgram({
    name: entry.name,
    inputs: { inputs: sizeOf(entry.inputs.length * stride) },
    texels: entry.inputs.length,
    functions: GLSL_HELPERS,
    body: `${loads.join(' ')}\n  return vec4(${entry.formula(glsl, inputs)});`,
  })
}

function texture(device: Device, entry: CatalogueEntry) {
  const stride = 4 * strideOf(entry)
  const values = new Float32Array(stride * entry.inputs.length)
  for (const [row, sample] of entry.inputs.entries()) values.set(Object.values(sample), row * stride)
  return device.create(sizeOf(entry.inputs.length * strideOf(entry)), values)
}

function worstOf(entry: CatalogueEntry, values: Float32Array) {
  const all = entry.inputs.map((sample, i) => {
    const inputs = Object.fromEntries(Object.entries(sample).map(([name, value]) => [name, Math.fround(value)]))
    const wanted = entry.formula(numbers, inputs)
    return { name: entry.name, inputs: sample, device: values[4 * i], wanted, error: errorOf(values[4 * i], wanted) }
  })
  return all.reduce((a, b) => (b.error > a.error ? b : a))
}

/** Below this size the error is absolute, because 1 − a² cancels and float32 has no digits left. */
const SMALL = 0.02

const errorOf = (device: number, wanted: number): number =>
  Number.isFinite(device) ? Math.abs(device - wanted) / Math.max(SMALL, Math.abs(wanted)) : Number.POSITIVE_INFINITY

/** GLSL that several programs share: products with a weight block, and activations as functions. */
import { activationById } from '../../core/activations/all'
import { GLSL_HELPERS, glsl } from '../../core/formulas/glsl'
import type { Dense } from './net'
import { columnMask } from './program'

/**
 * `z` += x W for texel `column` of the outputs. `below(group)` is the text that fetches four x, `weight` the texel at
 * which W starts. Rows behind the last one of W are never read: they belong to another block.
 */
export function forwardProduct(layer: Dense, weight: string, column: string, below: (group: string) => string): string {
  const full = Math.floor(layer.rows / 4)
  const rest = layer.rows % 4
  const terms = (count: number) =>
    ['x', 'y', 'z', 'w']
      .slice(0, count)
      .map((c, i) => `x.${c} * parameters(w${i === 0 ? '' : ` + ${i * layer.stride}`})`)
      .join(' + ')
  const step = (group: string, count: number) => `
    vec4 x = ${below(group)};
    int w = ${weight} + ${group} * ${4 * layer.stride} + ${column};
    z += ${terms(count)};`
  const loop = full > 0 ? `for (int i = 0; i < ${full}; i++) {${step('i', 4)}\n  }` : ''
  const tail = rest > 0 ? `{${step(String(full), rest)}\n  }` : ''
  return `${loop}\n  ${tail}`
}

/**
 * `product` += e Wᵀ for the four inputs of texel `column`. `above(group)` is the text that fetches four e (padding 0).
 */
export function backwardProduct(
  layer: Dense,
  weight: string,
  column: string,
  above: (group: string) => string,
): string {
  const rows = [0, 1, 2, 3].map((i) => `dot(e, parameters(w${i === 0 ? '' : ` + ${i * layer.stride}`}))`)
  return `for (int k = 0; k < ${layer.stride}; k++) {
    vec4 e = ${above('k')};
    int w = ${weight} + ${column} * ${4 * layer.stride} + k;
    product += ${rowMasked(layer, column, `vec4(${rows.join(', ')})`)};
  }`
}

/** Gives 0 for rows behind the last one of W, since they belong to another block. */
function rowMasked(layer: Dense, column: string, value: string): string {
  const mask = columnMask(layer.rows, column)
  return mask === 'vec4(1.0)' ? value : `mix(vec4(0.0), ${value}, greaterThan(${mask}, vec4(0.5)))`
}

const COMPONENTS = ['x', 'y', 'z', 'w'] as const

/**
 * `vec4 activate(vec4 z)` and `vec4 slope(vec4 z, vec4 a)`. `slope` uses only the argument that `derivativeFrom` names.
 */
export function activationFunctions(id: string): string {
  const activation = activationById(id)
  const value = activation.value(glsl, { input: 'z' })
  const derivative = activation.derivative(glsl, { input: 'z', output: 'a' })
  const each = (call: (c: string) => string) => `vec4(${COMPONENTS.map(call).join(', ')})`
  return `${GLSL_HELPERS}
float activateOne(float z) { return ${value}; }
float slopeOne(float z, float a) { return ${derivative}; }
vec4 activate(vec4 z) { return ${each((c) => `activateOne(z.${c})`)}; }
vec4 slope(vec4 z, vec4 a) { return ${each((c) => `slopeOne(z.${c}, a.${c})`)}; }`
}

export const slopeNeedsInput = (id: string): boolean => activationById(id).derivativeFrom === 'input'

/**
 * Programs as data: a name, GLSL text, the textures that it reads, and the size of what it writes.
 *
 * Every texture is a linear list of RGBA texels, wrapped into rows whose width is a power of two. So texel i is at (i &
 * (width − 1), i >> shift), and a long list does not exceed the largest edge of a texture. A program reads its input
 * `name` as `name(i)`. Its body is that of `vec4 texel(int index)`, which returns the texel at `index` of the output.
 *
 * Behind the last texel is one more, the proof. Each run of a program writes a new number there, and `device.ts` checks
 * it at every read. A lost device gives zeros without an error; without the proof they would pass for values.
 *
 * A program may have several outputs of the same size, its targets. Each of them has the proof.
 *
 * This file knows no device: `device.ts` runs programs, the other files write them.
 */
export interface Size {
  /** Texels without the proof. */
  readonly texels: number
  readonly width: number
  /** Includes the room for the proof. */
  readonly height: number
  /** log2(width). */
  readonly shift: number
}

export interface Program {
  readonly name: string
  readonly inputs: readonly (readonly [name: string, size: Size])[]
  /** Names of integer uniforms. */
  readonly uniforms: readonly string[]
  /** How many textures it writes, and the size of each. */
  readonly targets: number
  readonly output: Size
  /** The fragment shader. */
  readonly glsl: string
}

/** GLSL functions, and the textures that they read, to be included in programs. */
export interface Source {
  readonly inputs: Readonly<Record<string, Size>>
  readonly functions: string
}

/** A program, and the names by which later programs read its targets. */
export interface Pass {
  readonly writes: readonly string[]
  readonly program: Program
}

interface ProgramText {
  readonly name: string
  readonly inputs: Readonly<Record<string, Size>>
  readonly uniforms?: readonly string[]
  /** Texels of a target. */
  readonly texels: number
  /** 1 unless given. */
  readonly targets?: number
  /** GLSL before the body. It may read the inputs. */
  readonly functions?: string
  /** With several targets: the body of `void texels(int index)`, which assigns `target0`, `target1`, … */
  readonly body: string
}

/** A texture about as wide as high, so that the unused rest of the last row is short. */
export function sizeOf(texels: number): Size {
  const shift = Math.max(0, Math.round(Math.log2(Math.max(1, texels)) / 2))
  const width = 2 ** shift
  return { texels, width, height: Math.floor(texels / width) + 1, shift }
}

export function defineProgram(text: ProgramText): Program {
  const output = sizeOf(text.texels)
  const inputs = Object.entries(text.inputs)
  const uniforms = [...(text.uniforms ?? []), PROOF]
  const targets = Array.from({ length: text.targets ?? 1 }, (_, k) => `target${k}`)
  const several = targets.length > 1
  const fetches = inputs.map(
    ([name, { width, shift }]) => `uniform sampler2D ${samplerOf(name)};
vec4 ${name}(int i) { return texelFetch(${samplerOf(name)}, ivec2(i & ${width - 1}, i >> ${shift}), 0); }`,
  )
  const assign = (value: string) => targets.map((target) => `${target} = ${value};`).join(' ')
  const glsl = `#version 300 es
precision highp float;
precision highp int;
precision highp sampler2D;
${targets.map((target, k) => `layout(location = ${k}) out vec4 ${target};`).join('\n')}
${uniforms.map((name) => `uniform int ${name};`).join('\n')}
${fetches.join('\n')}
${text.functions ?? ''}
${several ? 'void texels' : 'vec4 texel'}(int index) {
${text.body}
}
void main() {
  int index = (int(gl_FragCoord.y) << ${output.shift}) + int(gl_FragCoord.x);
  ${assign('vec4(0.0)')}
  if (index < ${output.texels}) ${several ? 'texels(index)' : 'target0 = texel(index)'};
  else if (index == ${output.texels}) { ${assign(`vec4(float(${PROOF}))`)} }
}`
  return { name: text.name, inputs, uniforms, targets: targets.length, output, glsl }
}

/** Statements that end a body, with the value of each target. */
export const outputs = (values: readonly string[]): string =>
  values.length === 1 ? `return ${values[0]};` : values.map((value, k) => `target${k} = ${value};`).join(' ')

/** Name of an input's sampler. */
export const samplerOf = (input: string): string => `${input}Texture`

/** Name of the uniform that holds the proof of a run. */
export const PROOF = 'proof'

/** `int` declarations that split an index into its axes. The last axis runs fastest. */
export function unravel(axes: readonly (readonly [name: string, length: number])[], index = 'index'): string {
  let stride = 1
  const lines: string[] = []
  for (let axis = axes.length - 1; axis >= 0; axis--) {
    const [name, length] = axes[axis]
    const over = stride === 1 ? index : `(${index} / ${stride})`
    lines.push(`int ${name} = ${axis === 0 ? over : `${over} % ${length}`};`)
    stride *= length
  }
  return lines.join(' ')
}

/** `vec4` for texel `group` of a row: 1 for the columns of a block, 0 for its padding. All 1 if there is no padding. */
export function columnMask(columns: number, group: string): string {
  const rest = columns % 4
  if (rest === 0) return 'vec4(1.0)'
  const last = `vec4(${[0, 1, 2, 3].map((c) => (c < rest ? '1.0' : '0.0')).join(', ')})`
  return columns < 4 ? last : `(${group} == ${Math.floor(columns / 4)} ? ${last} : vec4(1.0))`
}

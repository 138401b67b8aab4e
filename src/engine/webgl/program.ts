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
  readonly output: Size
  readonly glsl: string
}

/** GLSL functions, and the textures that they read, to be included in programs. */
export interface Source {
  readonly inputs: Readonly<Record<string, Size>>
  readonly functions: string
}

/** A program, and the name by which later programs read its output. */
export interface Pass {
  readonly writes: string
  readonly program: Program
}

interface ProgramText {
  readonly name: string
  readonly inputs: Readonly<Record<string, Size>>
  readonly uniforms?: readonly string[]
  /** Texels of the output. */
  readonly texels: number
  /** GLSL before the body. It may read the inputs. */
  readonly functions?: string
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
  const fetches = inputs.map(
    ([name, { width, shift }]) =>
      `vec4 ${name}(int i) { return texelFetch(${samplerOf(name)}, ivec2(i & ${width - 1}, i >> ${shift}), 0); }`,
  )
  const glsl = `
${fetches.join('\n')}
${text.functions ?? ''}
vec4 texel(int index) {
${text.body}
}
void main() {
  int index = (int(gl_FragCoord.y) << ${output.shift}) + int(gl_FragCoord.x);
  vec4 value = vec4(0.0);
  if (index < ${output.texels}) value = texel(index);
  else if (index == ${output.texels}) value = vec4(float(${PROOF}));
  setOutput(value);
}`
  return { name: text.name, inputs, uniforms: [...(text.uniforms ?? []), PROOF], output, glsl }
}

/** Name of an input's sampler, which the device declares. */
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

/**
 * Programs as data: a name, GLSL text, the textures it reads, the size of what it writes.
 *
 * Every texture is a linear list of RGBA texels, wrapped into rows whose width is a power of two,
 * so that texel i sits at (i & (width − 1), i >> shift) and no list is too long for a texture's
 * edge. In a program's text an input `name` is read as `name(i)`; the text itself is the body of
 * `vec4 texel(int index)`, which answers what is written at place `index` of the output.
 *
 * Behind the last texel stands one more, the proof. Each run of a program writes another number there,
 * and `device.ts` looks for it when it reads: a lost device answers zeros without an error, and without
 * the proof they would pass for values.
 *
 * Knows no device: `device.ts` runs programs, the other files write them.
 */
export interface Size {
  /** Without the proof. */
  readonly texels: number
  readonly width: number
  /** Room for the proof included. */
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

/** GLSL functions and the textures that they read, for programs to take in. */
export interface Source {
  readonly inputs: Readonly<Record<string, Size>>
  readonly functions: string
}

/** A program and the name under which what it writes is read by later ones. */
export interface Pass {
  readonly writes: string
  readonly program: Program
}

interface ProgramText {
  readonly name: string
  readonly inputs: Readonly<Record<string, Size>>
  readonly uniforms?: readonly string[]
  /** Length of the output. */
  readonly texels: number
  /** GLSL in front of the body; may call the inputs. */
  readonly functions?: string
  readonly body: string
}

/** About as wide as high: the rows that are not full at the end cost least. */
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

/** The sampler behind an input; the device declares it. */
export const samplerOf = (input: string): string => `${input}Texture`

/** The uniform with the number that a run writes as its proof. */
export const PROOF = 'proof'

/** `int` declarations that take an index apart; the last axis runs fastest. */
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

/** `vec4` of 1 for the columns of a block and 0 for its padding, in texel `group` of a row; 1 when nothing is padded. */
export function columnMask(columns: number, group: string): string {
  const rest = columns % 4
  if (rest === 0) return 'vec4(1.0)'
  const last = `vec4(${[0, 1, 2, 3].map((c) => (c < rest ? '1.0' : '0.0')).join(', ')})`
  return columns < 4 ? last : `(${group} == ${Math.floor(columns / 4)} ? ${last} : vec4(1.0))`
}

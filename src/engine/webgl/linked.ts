/**
 * Programs on the device, by their source. So a set-up that comes back compiles nothing, and populations share programs.
 *
 * Compiling and asking for the result are apart: a driver may compile many programs in parallel until it is asked for
 * one of them.
 */
import { type Program, samplerOf } from './program'

export interface Linked {
  readonly program: WebGLProgram
  /** Places of `Program.uniforms`. */
  readonly uniforms: readonly (WebGLUniformLocation | null)[]
}

interface Begun {
  readonly of: Program
  readonly program: WebGLProgram
  readonly fragment: WebGLShader
  linked: Linked | null
}

/** Programs to keep, those of about a dozen set-ups. Older ones are deleted. */
const MOST_PROGRAMS = 300

/** One triangle that covers the whole target. Its vertices are counter-clockwise, and it needs no buffers. */
const VERTEX = `#version 300 es
void main() { gl_Position = vec4(gl_VertexID == 1 ? 3.0 : -1.0, gl_VertexID == 2 ? 3.0 : -1.0, 0.0, 1.0); }`

export class LinkedPrograms {
  private readonly begun = new Map<string, Begun>()
  private vertex: WebGLShader | null = null

  constructor(private readonly gl: WebGL2RenderingContext) {}

  /** Hands a program to the driver if it does not have it yet. */
  begin(of: Program): Begun {
    const known = this.begun.get(of.glsl)
    if (known !== undefined) return known
    const { gl } = this
    this.vertex ??= shaderOf(gl, gl.VERTEX_SHADER, VERTEX)
    const fragment = shaderOf(gl, gl.FRAGMENT_SHADER, of.glsl)
    const program = gl.createProgram()
    gl.attachShader(program, this.vertex)
    gl.attachShader(program, fragment)
    gl.linkProgram(program)
    const begun = { of, program, fragment, linked: null }
    this.begun.set(of.glsl, begun)
    return begun
  }

  /** A program that can draw. Blocks until it is compiled. */
  get(of: Program): Linked {
    const begun = this.begin(of)
    begun.linked ??= this.finish(begun)
    return begun.linked
  }

  /** Blocks until all programs are compiled. */
  finishAll(): void {
    for (const begun of this.begun.values()) begun.linked ??= this.finish(begun)
  }

  /** Deletes all but the newest programs. One that is still in use is compiled again when it runs. */
  forgetOld(keep = MOST_PROGRAMS): void {
    const old = [...this.begun].slice(0, Math.max(0, this.begun.size - keep))
    for (const [source, { program }] of old) {
      this.gl.deleteProgram(program)
      this.begun.delete(source)
    }
  }

  dispose(): void {
    this.forgetOld(0)
    this.gl.deleteShader(this.vertex)
  }

  private finish({ of, program, fragment }: Begun): Linked {
    const { gl } = this
    if (!gl.getProgramParameter(program, gl.LINK_STATUS)) {
      throw new Error(`${of.name}: ${gl.getShaderInfoLog(fragment)} ${gl.getProgramInfoLog(program)}`)
    }
    gl.deleteShader(fragment)
    // biome-ignore lint/correctness/useHookAtTopLevel: WebGL's useProgram is no React hook.
    gl.useProgram(program)
    for (const [unit, [name]] of of.inputs.entries())
      gl.uniform1i(gl.getUniformLocation(program, samplerOf(name)), unit)
    return { program, uniforms: of.uniforms.map((name) => gl.getUniformLocation(program, name)) }
  }
}

function shaderOf(gl: WebGL2RenderingContext, type: GLenum, source: string): WebGLShader {
  const shader = gl.createShader(type)
  if (shader === null) throw new Error('the device makes no shader')
  gl.shaderSource(shader, source)
  gl.compileShader(shader)
  return shader
}

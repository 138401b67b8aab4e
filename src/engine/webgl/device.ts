/**
 * The only file that uses tfjs. Its WebGL backend keeps our textures and recycles them. Drawing on its context is done
 * here, because tfjs draws into one texture at a time, and our programs may have several. This file knows nothing about
 * networks.
 *
 * A packed tensor of shape [2h, 2w] is exactly one texture of w x h RGBA texels. Our programs address these texels by
 * `texelFetch`.
 *
 * A lost device reports no error: it draws nothing, and a read leaves zeros. `isContextLost` turns true only some
 * milliseconds later. So every texture carries a proof (see `program.ts`). Every read compares it and throws a
 * `DeviceLostError` if it differs.
 *
 * The caller owns the textures that `run` and `create` return, and must `release` them. `read` blocks until the device
 * is done. `await tensor.data()` is never used: in a worker, tfjs polls its fence by timers of at least 5 ms.
 */

// `base` is the package without its two hundred kernels. None of them is used here.
import { GPGPUContext, MathBackendWebGL, setWebGLContext } from '@tensorflow/tfjs-backend-webgl/dist/base'
import { env, memory, registerBackend, removeBackend, setBackend, type TensorInfo } from '@tensorflow/tfjs-core'
import { DeviceLostError } from '../engine'
import { giveBack, type OpenContext, responds } from './context'
import { LinkedPrograms } from './linked'
import { PROOF, type Program, type Size } from './program'

export interface Texture {
  readonly size: Size
  readonly tensor: TensorInfo
  /** First number of the texel behind the last one. */
  proof: number
}
export type Textures = Readonly<Record<string, Texture>>

/** Proofs count up to this number and then restart: float32 represents every integer up to 2^24. */
const LARGEST_PROOF = 2 ** 24

let opened = 0

export class Device {
  readonly gl: WebGL2RenderingContext
  readonly maxTextureSize: number
  /** Textures that one draw call can write. */
  readonly maxTargets: number
  /** Bytes of its populations, as estimated when they were made. */
  bytesHeld = 0
  readonly backend: MathBackendWebGL
  private readonly backendName = `playground-webgl-${++opened}`
  private readonly programs: LinkedPrograms
  /** Framebuffers by their number of targets. A read uses the one with a single target. */
  private readonly framebuffers = new Map<number, WebGLFramebuffer>()
  private lost = false
  private compiling = false
  private proofs = 0
  /** Time of the last flush in milliseconds. */
  private flushed = 0

  constructor(readonly context: OpenContext) {
    this.gl = context.gl
    context.canvas.addEventListener('webglcontextlost', this.noteLoss)
    // Set before tfjs creates a context of its own. In Safari tfjs refuses OffscreenCanvas, and in every browser it
    // asks for `failIfMajorPerformanceCaveat`.
    setWebGLContext(2, this.gl)
    env().set('WEBGL_VERSION', 2)
    this.backend = new MathBackendWebGL(new GPGPUContext(this.gl))
    this.programs = new LinkedPrograms(this.gl)
    this.maxTargets = context.targets
    this.maxTextureSize = this.gl.getParameter(this.gl.MAX_TEXTURE_SIZE)
    registerBackend(this.backendName, () => this.backend, 0)
  }

  /** Makes the backend the active one; tfjs's bookkeeping requires this. */
  async start(): Promise<void> {
    await setBackend(this.backendName)
  }

  /**
   * One draw call. Inputs are taken from `textures` by name. Returns one texture for each target of the program. While
   * programs are compiled nothing is drawn.
   */
  run(program: Program, textures: Textures, uniforms: Readonly<Record<string, number>> = {}): readonly Texture[] {
    const inputs = program.inputs.map(([name, size]) => {
      const texture = textures[name]
      // The row widths of the inputs are compiled into the program. It would read another size wrongly, without an
      // error.
      if (texture?.size.texels !== size.texels) throw new Error(`${program.name}: texture ${name} does not fit`)
      return texture
    })
    const proof = this.nextProof()
    const made = Array.from({ length: program.targets }, () => this.empty(program.output, proof))
    this.guarded(() => {
      if (this.compiling) this.programs.begin(program)
      else this.draw(program, inputs, { ...uniforms, [PROOF]: proof }, made)
    })
    return made
  }

  /** Makes a texture that holds `values` and then zeros. */
  create(texels: Size, values?: Float32Array): Texture {
    const texture = this.empty(texels, 0)
    this.write(texture, values ?? new Float32Array(0))
    return texture
  }

  /** Uploads without a draw call. Texels behind the given values become 0. */
  write(texture: Texture, values: Float32Array): void {
    const { width, height } = texture.size
    const all = values.length === 4 * width * height ? values : new Float32Array(4 * width * height)
    if (all !== values) all.set(values)
    texture.proof = this.nextProof()
    all[4 * texture.size.texels] = texture.proof
    const { gl } = this
    gl.bindTexture(gl.TEXTURE_2D, this.physical(texture))
    gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, width, height, gl.RGBA, gl.FLOAT, all)
    gl.bindTexture(gl.TEXTURE_2D, null)
  }

  /** Reads all texels. Blocks until all earlier programs are done. Can throw a `DeviceLostError`. */
  read(texture: Texture): Float32Array {
    const { width, height, texels } = texture.size
    const values = new Float32Array(4 * width * height)
    // While programs are compiled there is no proof and nothing to read.
    if (!this.compiling) this.readInto(texture, [0, 0, width, height], values, 4 * texels)
    return values.subarray(0, 4 * texels)
  }

  /**
   * Waits for the device by reading only the proof. Bounds how far a loop can queue ahead of the device. Can throw a
   * `DeviceLostError`.
   */
  wait(texture: Texture): void {
    const { width, shift, texels } = texture.size
    this.readInto(texture, [texels & (width - 1), texels >> shift, 1, 1], new Float32Array(4), 0)
  }

  release(textures: Iterable<Texture>): void {
    for (const { tensor } of textures) this.backend.disposeIntermediateTensorInfo(tensor)
  }

  /**
   * Runs `work` without drawing. The driver gets all its programs together, so it may compile them in parallel. They
   * are ready when this returns.
   */
  compile(work: () => void): void {
    this.programs.forgetOld()
    this.compiling = true
    try {
      work()
    } finally {
      this.compiling = false
    }
    this.guarded(() => this.programs.finishAll())
  }

  /**
   * True from the first sign of a lost context on. It stays true after the context is restored: its textures are gone.
   */
  isLost(): boolean {
    if (this.gl.isContextLost()) this.lost = true
    return this.lost
  }

  dispose(): void {
    this.context.canvas.removeEventListener('webglcontextlost', this.noteLoss)
    // Objects from before the loss do not belong to the restored context, so there is nothing to delete. Another device
    // may use that context, so it is not given back either.
    if (this.isLost()) {
      this.backend.dispose = () => undefined
      removeBackend(this.backendName)
      return
    }
    this.programs.dispose()
    for (const framebuffer of this.framebuffers.values()) this.gl.deleteFramebuffer(framebuffer)
    removeBackend(this.backendName)
    giveBack(this.gl)
  }

  private readonly noteLoss = (): void => {
    this.lost = true
  }

  /** A texture without values, which a draw call or an upload has to fill. */
  private empty(size: Size, proof: number): Texture {
    const tensor = this.backend.makeTensorInfo([2 * size.height, 2 * size.width], 'float32')
    this.backend.texData.get(tensor.dataId).isPacked = true
    return { size, tensor, proof }
  }

  private draw(
    program: Program,
    inputs: readonly Texture[],
    uniforms: Readonly<Record<string, number>>,
    targets: readonly Texture[],
  ): void {
    const { gl } = this
    const linked = this.programs.get(program)
    // biome-ignore lint/correctness/useHookAtTopLevel: WebGL's useProgram is no React hook.
    gl.useProgram(linked.program)
    for (const [k, name] of program.uniforms.entries()) gl.uniform1i(linked.uniforms[k], uniforms[name])
    this.attach(targets)
    for (const [unit, input] of inputs.entries()) {
      const texture = this.physical(input)
      gl.activeTexture(gl.TEXTURE0 + unit)
      gl.bindTexture(gl.TEXTURE_2D, texture)
    }
    // tfjs switches it on whenever it asks the context for something. It would cut off all but the first texel.
    gl.disable(gl.SCISSOR_TEST)
    gl.viewport(0, 0, program.output.width, program.output.height)
    gl.drawArrays(gl.TRIANGLES, 0, 3)
    this.flushSometimes()
  }

  /** Mobile browsers may hold commands back until a task ends. tfjs knows after how many milliseconds to flush there. */
  private flushSometimes(): void {
    const threshold = env().getNumber('WEBGL_FLUSH_THRESHOLD')
    if (threshold <= 0) return
    const now = performance.now()
    if (now - this.flushed <= threshold) return
    this.gl.flush()
    this.flushed = now
  }

  /** Binds the framebuffer for so many textures, with them in it. */
  private attach(textures: readonly Texture[]): void {
    const { gl } = this
    const attachments = textures.map((_, k) => gl.COLOR_ATTACHMENT0 + k)
    const physical = textures.map((texture) => this.physical(texture))
    const known = this.framebuffers.get(textures.length)
    const framebuffer = known ?? gl.createFramebuffer()
    gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer)
    if (known === undefined) {
      this.framebuffers.set(textures.length, framebuffer)
      gl.drawBuffers(attachments)
    }
    for (const [k, texture] of physical.entries()) {
      gl.framebufferTexture2D(gl.FRAMEBUFFER, attachments[k], gl.TEXTURE_2D, texture, 0)
    }
  }

  /** Reads a rectangle into `values`, which must hold zeros. `proofAt` is the index at which the proof arrives. */
  private readInto(texture: Texture, area: Area, values: Float32Array, proofAt: number): void {
    const { gl } = this
    this.attach([texture])
    gl.readPixels(...area, gl.RGBA, gl.FLOAT, values)
    if (values[proofAt] === texture.proof) return
    this.lost = true
    throw new DeviceLostError()
  }

  private physical({ tensor }: Texture): WebGLTexture {
    return this.guarded(() => this.backend.getTexture(tensor.dataId))
  }

  /** On a lost device tfjs throws errors of many kinds. They are replaced by a `DeviceLostError`. */
  private guarded<T>(work: () => T): T {
    try {
      return work()
    } catch (error) {
      if (!this.isLost() && responds(this.gl)) throw error
      this.lost = true
      throw new DeviceLostError()
    }
  }

  private nextProof(): number {
    this.proofs = (this.proofs % LARGEST_PROOF) + 1
    return this.proofs
  }
}

type Area = readonly [x: number, y: number, width: number, height: number]

export interface DeviceMemory {
  /** Tensors that tfjs tracks. */
  readonly numTensors: number
  /** Textures in use. */
  readonly numTextures: number
  /** Bytes of all textures, the recycled ones included. */
  readonly numBytes: number
}

/** What a device holds. Tests check that it does not grow. A function, so that the shipped build leaves it out. */
export function deviceMemory({ backend }: Device): DeviceMemory {
  return {
    numTensors: memory().numTensors,
    numTextures: backend.numDataIds(),
    numBytes: backend.memory().numBytesInGPUAllocated ?? 0,
  }
}

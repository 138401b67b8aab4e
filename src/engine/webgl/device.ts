/**
 * The only file that uses tfjs. Its WebGL backend hosts our programs: it owns the context, recycles textures and caches
 * compiled programs. This file knows nothing about networks.
 *
 * If a program has packed inputs and outputs, a tensor of shape [2h, 2w] is exactly one texture of w x h RGBA texels.
 * Our programs address these texels by `texelFetch`.
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
import { DeviceLostError, EngineLimitError } from '../engine'
import { type OpenContext, responds } from './context'
import { PROOF, type Program, type Size, samplerOf } from './program'

export interface Texture {
  readonly size: Size
  readonly tensor: TensorInfo
  /** First number of the texel behind the last one. */
  proof: number
}
export type Textures = Readonly<Record<string, Texture>>

type HostProgram = Parameters<GPGPUContext['deleteProgram']>[0]

/** Proofs count up to this number and then restart: float32 represents every integer up to 2^24. */
const LARGEST_PROOF = 2 ** 24

/** Programs to keep, those of about a dozen set-ups. Older ones are deleted. */
const MOST_PROGRAMS = 300

let opened = 0

export class Device {
  readonly gl: WebGL2RenderingContext
  readonly maxTextureSize: number
  drawCalls = 0
  readonly backend: MathBackendWebGL
  private readonly backendName = `playground-webgl-${++opened}`
  private readonly framebuffer: WebGLFramebuffer | null
  private readonly hosts = new WeakMap<Program, ReturnType<typeof hostOf>>()
  private lost = false
  private compiling = false
  private proofs = 0

  constructor(readonly context: OpenContext) {
    this.gl = context.gl
    context.canvas.addEventListener('webglcontextlost', this.noteLoss)
    // Set before tfjs creates a context of its own. In Safari tfjs refuses OffscreenCanvas, and in every browser it
    // asks for `failIfMajorPerformanceCaveat`.
    setWebGLContext(2, this.gl)
    env().set('WEBGL_VERSION', 2)
    this.backend = new MathBackendWebGL(new GPGPUContext(this.gl))
    this.framebuffer = this.gl.createFramebuffer()
    this.maxTextureSize = this.gl.getParameter(this.gl.MAX_TEXTURE_SIZE)
    registerBackend(this.backendName, () => this.backend, 0)
  }

  /** Makes the backend the active one; tfjs's bookkeeping requires this. */
  async start(): Promise<void> {
    await setBackend(this.backendName)
  }

  /** One draw call. Inputs are taken from `textures` by name. */
  run(program: Program, textures: Textures, uniforms: Readonly<Record<string, number>> = {}): Texture {
    const inputs = program.inputs.map(([name, size]) => {
      const texture = textures[name]
      // The row widths of the inputs are compiled into the program. It would read another size wrongly, without an
      // error.
      if (texture?.size.texels !== size.texels) throw new Error(`${program.name}: texture ${name} does not fit`)
      return texture.tensor
    })
    let host = this.hosts.get(program)
    if (host === undefined) {
      host = hostOf(program)
      this.hosts.set(program, host)
    }
    const proof = this.nextProof()
    const values = program.uniforms.map((name) => [name === PROOF ? proof : uniforms[name]])
    this.drawCalls++
    const tensor = this.guarded(() => this.backend.compileAndRun(host, inputs, 'float32', values, true))
    return { size: program.output, tensor, proof }
  }

  /** Makes a texture that holds `values` and then zeros. */
  create(texels: Size, values?: Float32Array): Texture {
    this.mustFit(texels)
    const tensor = this.backend.makeTensorInfo([2 * texels.height, 2 * texels.width], 'float32')
    this.backend.texData.get(tensor.dataId).isPacked = true
    const texture = { size: texels, tensor, proof: 0 }
    this.write(texture, values ?? new Float32Array(0))
    return texture
  }

  mustFit({ width, height }: Size): void {
    const edge = Math.max(width, height)
    if (edge > this.maxTextureSize) throw new EngineLimitError('maxTextureSize', edge, this.maxTextureSize)
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
    // While programs are compiled nothing is drawn, so there is no proof and nothing to read.
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
    const drawn = this.drawCalls
    this.forgetOldPrograms()
    env().set('ENGINE_COMPILE_ONLY', true)
    this.compiling = true
    try {
      work()
    } finally {
      env().set('ENGINE_COMPILE_ONLY', false)
      this.compiling = false
    }
    this.guarded(() => {
      this.backend.checkCompileCompletion()
      this.backend.getUniformLocations()
    })
    this.drawCalls = drawn
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
    // Objects from before the loss do not belong to the restored context, so there is nothing to delete.
    if (this.isLost()) this.backend.dispose = () => undefined
    else this.gl.deleteFramebuffer(this.framebuffer)
    removeBackend(this.backendName)
  }

  /** tfjs keeps every program forever. A program that is deleted but still in use is compiled again when it runs. */
  private forgetOldPrograms(): void {
    const { binaryCache } = this.backend as unknown as { binaryCache: Record<string, { webGLProgram: HostProgram }> }
    const keys = Object.keys(binaryCache)
    for (const key of keys.slice(0, Math.max(0, keys.length - MOST_PROGRAMS))) {
      this.backend.gpgpu.deleteProgram(binaryCache[key].webGLProgram)
      delete binaryCache[key]
    }
  }

  private readonly noteLoss = (): void => {
    this.lost = true
  }

  /** Reads a rectangle into `values`, which must hold zeros. `proofAt` is the index at which the proof arrives. */
  private readInto(texture: Texture, area: Area, values: Float32Array, proofAt: number): void {
    const { gl } = this
    gl.bindFramebuffer(gl.FRAMEBUFFER, this.framebuffer)
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, this.physical(texture), 0)
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

/** A program in the form that tfjs expects. */
function hostOf(program: Program) {
  return {
    variableNames: program.inputs.map(([name]) => samplerOf(name)),
    outputShape: [2 * program.output.height, 2 * program.output.width],
    userCode: program.glsl,
    packedInputs: true,
    packedOutput: true,
    customUniforms: program.uniforms.map((name) => ({ name, type: 'int' as const })),
  }
}

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

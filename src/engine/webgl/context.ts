/**
 * Opens a WebGL2 context that computes and stores in float32, or says why there is none.
 *
 * Half floats are refused, because Adam's second moment underflows in them and a Gramian becomes 0 or NaN.
 */
export type Unavailable = 'noWebGL2' | 'noFloatTextures' | 'floatCheckFailed' | 'contextLost'
export type Canvas = OffscreenCanvas | HTMLCanvasElement

export interface OpenContext {
  readonly gl: WebGL2RenderingContext
  readonly canvas: Canvas
  readonly renderer: string
  readonly software: boolean
  /** Textures that one draw call can write. */
  readonly targets: number
}

export function openContext(canvas: Canvas = newCanvas()): OpenContext | { readonly unavailable: Unavailable } {
  // Without preventDefault the browser never restores a lost context. One shared function, so it is added only once.
  canvas.addEventListener('webglcontextlost', allowRestore)
  const gl = canvas.getContext('webgl2', ATTRIBUTES) as WebGL2RenderingContext | null
  if (gl === null || gl.isContextLost()) return { unavailable: 'noWebGL2' }
  const unavailable = faultOf(gl)
  if (unavailable !== null) {
    giveBack(gl)
    return { unavailable }
  }
  const renderer = rendererOf(gl)
  return { gl, canvas, renderer, software: isSoftware(renderer), targets: targetsOf(gl) }
}

function faultOf(gl: WebGL2RenderingContext): Unavailable | null {
  if (gl.getExtension('EXT_color_buffer_float') === null) return 'noFloatTextures'
  const sum = sumOnDevice(gl, STEP)
  // A zero means that the device has just been lost. It says nothing about precision.
  if (sum === 0) return 'contextLost'
  return sum === 1 + STEP ? null : 'floatCheckFailed'
}

/**
 * Gives a context back to the browser, which allows about 16 in a page and takes the oldest away for one more. Without
 * this it stays until the canvas is collected as garbage.
 */
export const giveBack = (gl: WebGL2RenderingContext): void => gl.getExtension('WEBGL_lose_context')?.loseContext()

/** WebGL2 guarantees this many. With more on some devices, draw calls would differ between devices. */
const MOST_TARGETS = 4

/**
 * How many RGBA32F textures one draw call can write. Some graphics chips refuse fewer than the guaranteed number: they
 * bound the bytes that all targets of a pixel have together.
 */
function targetsOf(gl: WebGL2RenderingContext): number {
  const most = Math.min(MOST_TARGETS, gl.getParameter(gl.MAX_DRAW_BUFFERS), gl.getParameter(gl.MAX_COLOR_ATTACHMENTS))
  const framebuffer = gl.createFramebuffer()
  const textures: WebGLTexture[] = []
  gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer)
  let targets = 0
  for (; targets < most; targets++) {
    const texture = floatTexture(gl)
    textures.push(texture)
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0 + targets, gl.TEXTURE_2D, texture, 0)
    gl.drawBuffers(textures.map((_, k) => gl.COLOR_ATTACHMENT0 + k))
    if (gl.checkFramebufferStatus(gl.FRAMEBUFFER) !== gl.FRAMEBUFFER_COMPLETE) break
  }
  gl.bindFramebuffer(gl.FRAMEBUFFER, null)
  gl.deleteFramebuffer(framebuffer)
  for (const texture of textures) gl.deleteTexture(texture)
  return Math.max(1, targets)
}

/** One RGBA32F texel, bound. */
function floatTexture(gl: WebGL2RenderingContext): WebGLTexture {
  const texture = gl.createTexture()
  gl.bindTexture(gl.TEXTURE_2D, texture)
  gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA32F, 1, 1)
  return texture
}

/** `failIfMajorPerformanceCaveat` is off: software WebGL is slow but correct, and the page names it. */
const ATTRIBUTES: WebGLContextAttributes = {
  alpha: false,
  antialias: false,
  premultipliedAlpha: false,
  preserveDrawingBuffer: false,
  depth: false,
  stencil: false,
  failIfMajorPerformanceCaveat: false,
  powerPreference: 'high-performance',
}

const allowRestore = (event: Event): void => event.preventDefault()

const newCanvas = (): Canvas =>
  typeof OffscreenCanvas === 'undefined' ? document.createElement('canvas') : new OffscreenCanvas(1, 1)

function rendererOf(gl: WebGL2RenderingContext): string {
  const debug = gl.getExtension('WEBGL_debug_renderer_info')
  return String(gl.getParameter(debug === null ? gl.RENDERER : debug.UNMASKED_RENDERER_WEBGL))
}

const isSoftware = (renderer: string): boolean =>
  /swiftshader|llvmpipe|softpipe|software|microsoft basic render/i.test(renderer)

/** Distance from 1 to the next float32 number. Half floats and mediump arithmetic lose it. */
const STEP = 2 ** -23

/** True if the device still draws and can be read. `isContextLost` alone turns true some milliseconds late. */
export const responds = (gl: WebGL2RenderingContext): boolean => !gl.isContextLost() && sumOnDevice(gl, 1) === 2

/** Draws 1 + `term` into one RGBA32F texel and reads it back. A lost device gives 0. */
function sumOnDevice(gl: WebGL2RenderingContext, term: number): number {
  const texture = floatTexture(gl)
  const framebuffer = gl.createFramebuffer()
  const program = linked(gl)
  gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer)
  gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0)
  const read = new Float32Array(4)
  if (gl.checkFramebufferStatus(gl.FRAMEBUFFER) === gl.FRAMEBUFFER_COMPLETE) {
    // biome-ignore lint/correctness/useHookAtTopLevel: WebGL's useProgram is no React hook.
    gl.useProgram(program)
    gl.uniform2f(gl.getUniformLocation(program, 'terms'), 1, term)
    gl.viewport(0, 0, 1, 1)
    gl.drawArrays(gl.TRIANGLES, 0, 3)
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.FLOAT, read)
  }
  gl.bindFramebuffer(gl.FRAMEBUFFER, null)
  gl.deleteFramebuffer(framebuffer)
  gl.deleteTexture(texture)
  gl.deleteProgram(program)
  return read[0]
}

function linked(gl: WebGL2RenderingContext): WebGLProgram {
  const program = gl.createProgram()
  const sources = [
    [
      gl.VERTEX_SHADER,
      `#version 300 es
      void main() { gl_Position = vec4(gl_VertexID == 1 ? 3.0 : -1.0, gl_VertexID == 2 ? 3.0 : -1.0, 0.0, 1.0); }`,
    ],
    [
      gl.FRAGMENT_SHADER,
      `#version 300 es
      precision highp float;
      uniform vec2 terms;
      out vec4 sum;
      void main() { sum = vec4(terms.x + terms.y); }`,
    ],
  ] as const
  for (const [type, source] of sources) {
    const shader = gl.createShader(type)
    if (shader === null) continue
    gl.shaderSource(shader, source)
    gl.compileShader(shader)
    gl.attachShader(program, shader)
    gl.deleteShader(shader)
  }
  gl.linkProgram(program)
  return program
}

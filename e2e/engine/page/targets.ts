/** Devices that write fewer textures in a draw call than WebGL2 guarantees, and one that leaves a texture unwritten. */
import type { EngineSnapshot } from '../../../src/engine/engine'
import { caseOf, drawsOf, equal, openedOn, populationOf, ROWS, walkTo } from './behaviour'
import { errorOf } from './lostDevice'
import { batchOf, weightsOf } from './world'

type Context = WebGL2RenderingContext

/** A context of its own, changed before the engine asks it for anything. */
async function engineOn(change: (gl: Context) => void) {
  const canvas = new OffscreenCanvas(1, 1)
  const gl = canvas.getContext('webgl2')
  if (gl === null) throw new Error('no WebGL2')
  change(gl)
  return { engine: await openedOn(canvas), gl }
}

const saying = (parameter: 'MAX_DRAW_BUFFERS' | 'MAX_COLOR_ATTACHMENTS', value: number) => (gl: Context) => {
  const { getParameter } = gl
  gl.getParameter = (name) => (name === gl[parameter] ? value : getParameter.call(gl, name))
}

/** Says that it can, but supports no framebuffer with three textures. */
function refusingThree(gl: Context): void {
  const { checkFramebufferStatus } = gl
  gl.checkFramebufferStatus = (target) =>
    gl.getFramebufferAttachmentParameter(target, gl.COLOR_ATTACHMENT2, gl.FRAMEBUFFER_ATTACHMENT_OBJECT_TYPE) ===
    gl.NONE
      ? checkFramebufferStatus.call(gl, target)
      : gl.FRAMEBUFFER_UNSUPPORTED
}

const DEVICES: Readonly<Record<string, (gl: Context) => void>> = {
  'as it is': () => {},
  'two buffers': saying('MAX_DRAW_BUFFERS', 2),
  'one attachment': saying('MAX_COLOR_ATTACHMENTS', 1),
  'refuses three': refusingThree,
}

/** Draw calls of a step on each device, and whether twelve steps end in the same bits as on the unchanged one. */
export async function fewerTargets() {
  const shape = { tasks: 3, runs: 2 }
  const test = caseOf(shape)
  const ends: { name: string; draws: number[]; state: EngineSnapshot }[] = []
  for (const [name, change] of Object.entries(DEVICES)) {
    const { engine } = await engineOn(change)
    const { fixed, gramian } = await drawsOf(engine, shape)
    const population = await populationOf(engine, test)
    for (let k = 0; k < 6; k++) population.advance(batchOf(test, k, ROWS), weightsOf(test.spec, k))
    walkTo(population, test, 6, 12)
    ends.push({ name, draws: [fixed.seen, gramian.seen], state: population.read() })
    engine.dispose()
  }
  return ends.map(({ name, draws, state }) => ({ name, draws, equal: equal(state, ends[0].state) }))
}

/** What a snapshot throws after a step in which target `k` of every draw call was not written. */
export async function unwrittenTarget(k: number): Promise<string> {
  const test = caseOf({ tasks: 3, runs: 2 })
  const { engine, gl } = await engineOn(() => {})
  const population = await populationOf(engine, test)
  walkTo(population, test, 0, 3)
  const { framebufferTexture2D } = gl
  gl.framebufferTexture2D = (target, attachment, kind, texture, level) => {
    const left = attachment === gl.COLOR_ATTACHMENT0 + k ? null : texture
    framebufferTexture2D.call(gl, target, attachment, kind, left, level)
  }
  population.advance(batchOf(test, 3, ROWS), weightsOf(test.spec, 3))
  gl.framebufferTexture2D = framebufferTexture2D
  const thrown = errorOf(() => population.read())
  engine.dispose()
  return thrown
}

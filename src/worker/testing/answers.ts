/**
 * Answers the questions of tests in the worker. It listens before the host and stops these messages, so the
 * host needs no code for them.
 */
import type { WebglEngine } from '../../engine/webgl/engine'
import { browserEngines, type OpenEngine } from '../engines'
import type { Inspection, Question, QuestionMessage } from './questions'

/** The WebGL engine that was opened last; null where it is closed. tfjs would open a context of its own if asked then. */
let opened: WebglEngine | null = null

/** Every WebGL context of this worker, so that those which nobody gives back are counted however long they live. */
const contexts: WebGL2RenderingContext[] = []
const { getContext } = OffscreenCanvas.prototype
OffscreenCanvas.prototype.getContext = function (this: OffscreenCanvas, ...given: unknown[]) {
  const context: unknown = Reflect.apply(getContext, this, given)
  if (context instanceof WebGL2RenderingContext && !contexts.includes(context)) contexts.push(context)
  return context
} as typeof getContext

type Opened = Awaited<ReturnType<typeof browserEngines.webgl>>

const { webgl } = browserEngines
browserEngines.webgl = async () => noted(await webgl())

/** Notes the engine, and each engine that is reopened on its canvas. */
function noted(open: Opened): Opened {
  if ('unavailable' in open) return open
  const engine = open.engine as WebglEngine
  opened = engine
  const dispose = () => {
    if (opened === engine) opened = null
    engine.dispose()
  }
  return {
    ...open,
    engine: { ...engine, dispose },
    reopen: async () => noted(await open.reopen()),
  } satisfies OpenEngine
}

self.addEventListener('message', async (event: MessageEvent<QuestionMessage | { readonly type: 'load' }>) => {
  const { data } = event
  if (data.type !== 'question') return
  event.stopImmediatePropagation()
  data.port.postMessage(await answerTo(data.question))
})

async function answerTo(question: Question): Promise<Inspection | null> {
  if (question.type === 'inspect') return inspection()
  loseContext(question.restoreAfter)
  return null
}

async function inspection(): Promise<Inspection> {
  const living = contexts.filter((context) => !context.isContextLost()).length
  if (opened === null) return { tensors: 0, textures: 0, textureBytes: 0, contexts: living }
  const { deviceMemory } = await import('../../engine/webgl/device')
  const { numTensors, numTextures, numBytes } = deviceMemory(opened.device)
  return { tensors: numTensors, textures: numTextures, textureBytes: numBytes, contexts: living }
}

function loseContext(restoreAfter: number | null): void {
  const context = opened?.canvas.getContext('webgl2') as WebGL2RenderingContext | null | undefined
  const extension = context?.getExtension('WEBGL_lose_context')
  if (!extension) throw new Error('there is no WebGL context to lose')
  extension.loseContext()
  if (restoreAfter !== null) setTimeout(() => extension.restoreContext(), restoreAfter)
}

import type { CDPSession, Page } from '@playwright/test'

export interface WorkerHeap {
  /** Bytes of JavaScript objects and of the buffers of typed arrays, after collecting garbage. */
  usedBytes(): Promise<number>
}

/** The heap of the page's worker. Only Chromium's debugging protocol gives access to it. */
export async function heapOf(page: Page): Promise<WorkerHeap> {
  const session = await page.context().newCDPSession(page)
  const attached = new Promise<string>((resolve) => {
    session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      if (targetInfo.type === 'worker') resolve(sessionId)
    })
  })
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false })
  const ask = asking(session, await attached)
  return {
    async usedBytes() {
      await ask('HeapProfiler.collectGarbage')
      const { usedSize, backingStorageSize } = await ask('Runtime.getHeapUsage')
      return usedSize + (backingStorageSize ?? 0)
    },
  }
}

/** Sends requests to the worker, wrapped into messages of the page's session. */
function asking(session: CDPSession, sessionId: string) {
  let asked = 0
  const waiting = new Map<number, (result: Readonly<Record<string, number>>) => void>()
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message)
    waiting.get(id)?.(result)
    waiting.delete(id)
  })
  return async (method: string): Promise<Readonly<Record<string, number>>> => {
    const id = ++asked
    const answered = new Promise<Readonly<Record<string, number>>>((resolve) => waiting.set(id, resolve))
    await session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) })
    return answered
  }
}

import { afterEach, beforeEach, expect, test, vi } from 'vitest'

beforeEach(() => vi.resetModules())
afterEach(() => vi.unstubAllGlobals())

const forbidden = { validate: () => true, compile: () => Promise.reject(new Error('refused by the policy')) }

test.each<[string, string, object | undefined]>([
  ['noWebAssembly', 'is missing', undefined],
  ['noSimd', 'has no SIMD', { validate: () => false }],
  ['noWebAssembly', 'is forbidden by a policy', forbidden],
])('%s: where WebAssembly %s, a request for it trains on the CPU', async (reason, _how, host) => {
  vi.stubGlobal('WebAssembly', host)
  const { browserEngines, openEngine } = await import('./engines')
  const opened = await openEngine(browserEngines, 'wasm')
  expect([opened.open.engine.info.kind, opened.reason]).toEqual(['cpu', reason])
  expect((await openEngine(browserEngines, 'cpu')).reason).toBe('chosen')
})

test('a request for the WASM engine opens it, with its own name', async () => {
  const { browserEngines, openEngine } = await import('./engines')
  const { open, reason } = await openEngine(browserEngines, 'wasm')
  expect(open.engine.info).toEqual({ kind: 'wasm', renderer: 'WASM, float32, SIMD', software: false })
  expect(reason).toBe('chosen')
})

import { beforeEach, expect, it } from 'vitest'
import type { EngineKind } from '../engine/engine'
import type { EngineStatus } from '../worker/protocol'
import { chooseEngine, keepEngine } from './keptEngine'
import { runStore } from './run'
import { viewStore } from './view'

const trains = (kind: EngineKind, reason: EngineStatus['reason'] = 'chosen'): void =>
  runStore.setState({
    engine: { kind, reason, renderer: '', software: false, drawCallsPerStep: 0, thread: 'worker' },
  })
const kept = () => viewStore.getState().engine

beforeEach(() => {
  keepEngine(null)
  trains('wasm')
})

it('keeps another engine only once it trains', () => {
  keepEngine('wasm')
  chooseEngine('webgl')
  expect(kept()).toBe('wasm')
  trains('wasm', 'tooLarge')
  expect(kept()).toBe('wasm')
  chooseEngine('cpu')
  trains('cpu')
  expect(kept()).toBe('cpu')
})

it('keeps the last of two quick choices, and none that came by itself', () => {
  keepEngine('wasm')
  chooseEngine('webgl')
  chooseEngine('cpu')
  trains('webgl')
  expect(kept()).toBe('wasm')
  trains('cpu')
  expect(kept()).toBe('cpu')
  trains('webgl')
  expect(kept()).toBe('cpu')
})

it('keeps nothing where nothing was kept, or the person has just said so', () => {
  chooseEngine('cpu')
  trains('cpu')
  expect(kept()).toBeNull()
  keepEngine('cpu')
  chooseEngine('wasm')
  keepEngine(null)
  trains('wasm')
  expect(kept()).toBeNull()
})

import { expect, it } from 'vitest'
import { aheadWords } from './aheadWords'

it('says what the lines are, and that WebAssembly is missing only where another engine computes them', () => {
  expect(aheadWords('wasm', false)).toEqual(['aheadHint'])
  expect(aheadWords('wasm', true)).toEqual(['aheadFuture'])
  expect(aheadWords('cpu', false)).toEqual(['aheadHint', 'aheadWithout'])
  expect(aheadWords('cpu', true)).toEqual(['aheadFuture', 'aheadWithout'])
})

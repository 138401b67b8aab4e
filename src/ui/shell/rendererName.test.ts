import { expect, it } from 'vitest'
import { rendererName } from './rendererName'

it.each([
  ['ANGLE (Apple, Apple M2, OpenGL 4.1)', 'Apple M2'],
  ['ANGLE (Apple, ANGLE Metal Renderer: Apple M1 Pro, Unspecified Version)', 'Apple M1 Pro'],
  ['ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 Direct3D11 vs_5_0 ps_5_0, D3D11)', 'NVIDIA GeForce RTX 3060'],
  ['ANGLE (Intel, Intel(R) UHD Graphics 620 (0x00005917) Direct3D11 vs_5_0 ps_5_0, D3D11)', 'Intel UHD Graphics 620'],
  ['ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)', 'SwiftShader'],
  ['Adreno (TM) 640', 'Adreno 640'],
  ['', ''],
])('%s', (renderer, name) => {
  expect(rendererName(renderer)).toBe(name)
})

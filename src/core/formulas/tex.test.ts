import katex from 'katex'
import { expect, test } from 'vitest'
import { activations } from '../activations/all'
import { losses } from '../losses/all'
import { hinge } from '../losses/hinge'
import { huber } from '../losses/huber'
import { mse } from '../losses/mse'
import { optimizers } from '../optimizers/all'
import { momentum } from '../optimizers/momentum'
import { schedules } from '../schedules/all'
import { catalogue } from '../testing/formulas'
import { tex, texOf } from './tex'

const draw = (text: string) => katex.renderToString(text, { throwOnError: true, strict: 'error' })

test('formulas read as in a textbook', () => {
  const symbols = { output: 'z', target: 'y', delta: '\\delta' }
  expect(texOf(mse.value, symbols)).toBe('\\left(z - y\\right)^{2}')
  expect(texOf(mse.derivative, symbols)).toBe('2\\,\\left(z - y\\right)')
  expect(texOf(huber.derivative, symbols)).toBe('\\min\\left(\\max\\left(z - y, -\\delta\\right), \\delta\\right)')
  expect(texOf(hinge.value, symbols)).toBe('\\max\\left(1 - \\left(2\\,y - 1\\right)\\,z, 0\\right)')
  const [theta, g, v, eta, m] = ['\\theta', 'g', 'v', '\\eta', 'm'].map((text) => ({ text, binding: 3 }))
  const updated = momentum.update(tex, { parameter: theta, gradient: g, slots: [v], constants: [eta, m] })
  expect(updated.parameter.text).toBe('\\theta - \\eta\\,\\left(m\\,v + g\\right)')
})

test('neutral constants are left out, and brackets appear where they are needed', () => {
  const [a, b] = ['a', 'b'].map((text) => ({ text, binding: 3 }))
  const two = tex.constant(2)
  expect(tex.add(a, tex.constant(0)).text).toBe('a')
  expect(tex.multiply(tex.constant(1), tex.add(a, b)).text).toBe('a + b')
  expect(tex.multiply(tex.constant(-1), tex.add(a, b)).text).toBe('-\\left(a + b\\right)')
  expect(tex.subtract(a, tex.subtract(b, a)).text).toBe('a - \\left(b - a\\right)')
  expect(tex.subtract(a, tex.negate(b)).text).toBe('a - \\left(-b\\right)')
  expect(tex.add(a, tex.negate(b)).text).toBe('a - b')
  expect(tex.power(tex.multiply(a, b), two).text).toBe('\\left(a\\,b\\right)^{2}')
  expect(tex.power(tex.power(a, two), two).text).toBe('\\left(a^{2}\\right)^{2}')
  expect(tex.multiply(two, tex.constant(3e-7)).text).toBe('2 \\cdot 3 \\cdot 10^{-7}')
})

test.each(catalogue)('$name prints TeX that KaTeX draws', ({ formula, inputs }) => {
  const symbols = Object.keys(inputs[0]).map((name, i) => [name, `x_{${i}}`])
  expect(draw(texOf(formula, Object.fromEntries(symbols)))).toContain('katex')
})

test.each([...activations, ...losses, ...optimizers, ...schedules])('the picture of $id is drawn by KaTeX', (entry) => {
  expect(draw(entry.tex)).toContain('katex')
})

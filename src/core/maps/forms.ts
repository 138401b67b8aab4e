/** A map in another form, with as much of its quantities as that form has. Pure. */
import { usualAxis } from './axes'
import { enabledIds, quantitiesOf } from './quantities'
import type { Axis, MapSetup, Shape } from './types'
import { USUAL_INTERVALS } from './validate'

/** The same shape if the set-up has too few tasks or quantities for the form. */
export function inForm(form: Shape['form'], { base, shape }: Pick<MapSetup, 'base' | 'shape'>): Shape {
  if (form === shape.form) return shape
  const [first, second, third] = enabledIds(base.config)
  if (form === 'triangle') {
    if (third === undefined) return shape
    return { form, triangle: { tasks: [first, second, third], intervals: USUAL_INTERVALS } }
  }
  const x = shape.form === 'triangle' ? freeAxis(base, []) : shape.x
  if (!x) return shape
  if (form === 'curve') return { form, x }
  const y = freeAxis(base, [x.field])
  return y ? { form, x, y } : shape
}

/** The usual axis of the first quantity that is not taken. */
function freeAxis({ config }: MapSetup['base'], taken: readonly string[]): Axis | null {
  const free = quantitiesOf(config).find(({ kind, path }) => kind === 'number' && !taken.includes(path))
  return free ? usualAxis(free) : null
}

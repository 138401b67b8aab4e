/** The curves or paths on the screen as a table for a file. */
import { labCurves } from '../../core/lab/curves'
import type { LabSetup } from '../../core/lab/setup'
import type { CsvStyle } from '../../share/csvStyle'
import { labCsv } from '../../share/labCsv'
import { pathOf } from './latePath'

export function tableOf(
  lab: LabSetup,
  shown: readonly { readonly id: string; readonly name: string }[],
  style: CsvStyle,
) {
  const nameOf = (id: string) => shown.find((entry) => entry.id === id)?.name ?? id
  if (lab.family === 'optimizers') {
    const paths = lab.shown.map((id) => ({ name: nameOf(id), ...pathOf(lab, id) }))
    return labCsv(
      ['x', 'y', 'loss'],
      paths.map(({ name, x, y, losses }) => ({ name, at: Float64Array.from(x, (_, i) => i), columns: [x, y, losses] })),
      'step',
      style,
    )
  }
  const curves = labCurves(lab).map((curve) => ({ name: nameOf(curve.id), ...curve }))
  const schedules = lab.family === 'schedules'
  const first = schedules ? 'step' : lab.family === 'activations' ? 'z' : lab.kind === 'classes' ? 'margin' : 'residual'
  return labCsv(
    schedules ? ['learning rate'] : ['value', 'derivative'],
    curves.map(({ name, x, value, derivative }) => ({
      name,
      at: x,
      columns: schedules ? [value] : [value, derivative],
    })),
    first,
    style,
  )
}

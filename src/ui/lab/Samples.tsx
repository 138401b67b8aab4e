import { ScrollBox } from '../controls/ScrollBox'
import { useFormat } from '../hooks/useFormat'
import { useText } from '../hooks/useText'
import { useChosenFit } from './fits'
import { useLab, useShown } from './useLab'

/** Loss and pull of every sample under the chosen loss, in numbers. L is the mean of the losses. */
export function Samples() {
  const text = useText('lab')
  const format = useFormat()
  const lab = useLab()
  const fit = useChosenFit()
  const name = useShown().find(({ id }) => id === lab.chosen)?.name ?? ''
  if (!fit) return <p className="note">{text('noFitLong')}</p>
  const total = fit.pulls.reduce((sum, pull) => sum + Math.abs(pull), 0)
  const rows = lab.kind === 'classes' ? lab.classes.map(([x, y]) => [x, y]) : lab.points
  return (
    <details className="lab-samples">
      <summary>{text('samples', { name })}</summary>
      <ScrollBox label={text('samples', { name })} className="lab-scroll">
        <table className="num">
          <thead>
            <tr>
              {(['sample', 'place', 'loss', 'pull', 'share'] as const).map((head) => (
                <th key={head} scope="col">
                  {text(`columns.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([x, y], i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a sample is its place
              <tr key={i}>
                <th scope="row">{i + 1}</th>
                <td>
                  ({format.significant(x)}, {format.significant(y)}
                  {lab.kind === 'classes' && `; ${lab.classes[i][2]}`})
                </td>
                <td>{format.steady(fit.losses[i])}</td>
                <td>{format.steady(fit.pulls[i])}</td>
                <td>{total > 0 ? format.percent(Math.abs(fit.pulls[i]) / total) : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </details>
  )
}

import { useEffect, useState } from 'react'
import { useRun } from '../hooks/useStores'
import { useText } from '../hooks/useText'
import { columnsOf } from './columns'
import { type ChartModel, fullLabel } from './model'

const EVERY = 5000

/** For screen readers: first, smallest and current value of every line. Refreshed every few seconds, not on every frame. */
export function SummaryTable({ title, model }: { readonly title: string; readonly model: ChartModel }) {
  const text = useText('curves')
  const status = useRun((run) => run.status)
  const [, refresh] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a pause refreshes the table immediately
  useEffect(() => {
    refresh((count) => count + 1)
    const timer = window.setInterval(() => refresh((count) => count + 1), EVERY)
    return () => window.clearInterval(timer)
  }, [status])
  const columns = columnsOf(model)
  const value = (x: number | undefined) => (x === undefined || !Number.isFinite(x) ? '–' : model.format(x))
  return (
    // A table is as wide as its words, whatever width it is given. So an element around it hides it.
    <div className="visually-hidden">
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            {[text('line'), text('start'), text('least'), text('now')].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {model.lines.map((line, k) => (
            <tr key={line.key}>
              <th scope="row">{line.quiet ? `${line.label}, ${text('testName')}` : fullLabel(line)}</th>
              <td>{value(columns[k][0])}</td>
              <td>{value(leastOf(columns[k]))}</td>
              <td>{value(columns[k][columns[k].length - 1])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const leastOf = (values: Float64Array): number =>
  values.reduce((least, x) => (Number.isFinite(x) ? Math.min(least, x) : least), Number.POSITIVE_INFINITY)

import { weightingById } from '../../core/weightings/all'
import { useText } from '../hooks/useText'
import './methodText.css'

/** What a method does, when it helps, when it hurts, whether it can hurt a task, and where it comes from. */
export function MethodText({ id }: { readonly id: string }) {
  const text = useText('weighting')
  const methods = useText('methods')
  const { citation } = weightingById(id)
  return (
    <dl className="method-text">
      {(['does', 'helps', 'hurts'] as const).map((key) => (
        <div key={key}>
          <dt>{text(key)}</dt>
          <dd>{methods.maybe(`${id}.${key}`)}</dd>
        </div>
      ))}
      {citation && (
        <div>
          <dt>{text('source')}</dt>
          <dd>
            <a href={citation.url} target="_blank" rel="noreferrer">
              {citation.text}
            </a>
          </dd>
        </div>
      )}
    </dl>
  )
}

import { weightingById } from '../../core/weightings/all'
import { useText } from '../hooks/useText'
import './methodText.css'

/**
 * Explains a method: what it does, when it helps or hurts, whether it can hurt a task, how long its steps are, its
 * source.
 */
export function MethodText({ id }: { readonly id: string }) {
  const text = useText('weighting')
  const methods = useText('methods')
  const { citation, against = 'possible', scale } = weightingById(id)
  return (
    <dl className="method-text">
      {(['does', 'helps', 'hurts'] as const).map((key) => (
        <div key={key}>
          <dt>{text(key)}</dt>
          <dd>{methods.maybe(`${id}.${key}`)}</dd>
        </div>
      ))}
      <div>
        <dt>{methods.maybe('traits.against.title')}</dt>
        <dd>{methods.maybe(`traits.against.${against}`)}</dd>
      </div>
      <div>
        <dt>{methods.maybe('traits.scale.title')}</dt>
        <dd>{methods.maybe(`traits.scale.${scale}`)}</dd>
      </div>
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

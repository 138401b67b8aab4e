import type { Family } from '../../core/weightings/define'
import { Disclosed } from '../controls/Disclosed'
import { useText } from '../hooks/useText'
import { setTicked } from './choice'
import { comparables } from './methods'

const FAMILIES = [...new Set(comparables.map(({ family }) => family))] as readonly Family[]

/** Chooses which other methods are drawn. */
export function Compare({ ticked, chosen }: { readonly ticked: readonly string[]; readonly chosen: string }) {
  const text = useText('tug')
  const methods = useText('methods')
  const weighting = useText('weighting')
  const label = ticked.length > 0 ? text('compareCount', { count: ticked.length }) : text('compare')
  return (
    <Disclosed label={`${label}: ${text('compareLong')}`} button={label} className="btn small">
      {() => (
        <div className="tug-compare">
          <p>{text('compareLong')}</p>
          {FAMILIES.map((family) => (
            <fieldset key={family}>
              <legend>{weighting(`families.${family}`)}</legend>
              {comparables
                .filter((method) => method.family === family)
                .map(({ id, remembers }) => (
                  <label key={id} className="check-line">
                    <input
                      type="checkbox"
                      className="check"
                      checked={ticked.includes(id)}
                      onChange={(event) => setTicked(id, event.currentTarget.checked)}
                    />
                    <span className={id === chosen ? 'is-chosen' : undefined}>
                      {methods.maybe(`${id}.name`) ?? id}
                      {remembers && <sup>1</sup>}
                    </span>
                  </label>
                ))}
            </fieldset>
          ))}
          <p className="hint">
            <sup>1</sup> {text('memory')}
          </p>
        </div>
      )}
    </Disclosed>
  )
}

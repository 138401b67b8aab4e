import type { ParseError } from '../../core/expression/parse'
import { LONGEST_EXPRESSION } from '../../core/expression/parse'
import { type LandscapeId, landscapeIds } from '../../core/landscapes/all'
import { typedLandscape } from '../../core/landscapes/formulas'
import { landscapePresetIds, landscapePresets } from '../../state/landscape/presets'
import { changeLandscape, replaceLandscape, showLandscape } from '../../state/landscape/store'
import { landscapeViewStore } from '../../state/landscape/view'
import { LockedGroup } from '../controls/LockedGroup'
import { Select } from '../controls/Select'
import { TextField } from '../controls/TextField'
import { useText } from '../hooks/useText'
import { useLandscape } from './useLandscape'

/** The landscape, the formulas of a typed one, and ready-made set-ups. */
export function ChoiceCard() {
  const text = useText('landscape')
  const landscape = useLandscape((setup) => setup.landscape)
  return (
    <section className="card ls-choice" aria-labelledby="ls-choice-title">
      <LockedGroup wish="landscape">
        <div className="card-head">
          <h2 id="ls-choice-title">{text('choose.title')}</h2>
          <Select
            label={text('choose.label')}
            value={landscape}
            options={landscapeIds.map((id) => ({ value: id, label: text(`choose.${id}`) }))}
            onChange={(id) => showLandscape(id as LandscapeId)}
          />
        </div>
        <p className="note">{text(`says.${landscape}`)}</p>
        {landscape === 'formulas' && <Formulas />}
        <Presets />
      </LockedGroup>
    </section>
  )
}

function Formulas() {
  const text = useText('landscape')
  const formulas = useLandscape((setup) => setup.formulas)
  const check = useCheck()
  return (
    <div className="ls-formulas">
      {formulas.map((formula, i) => (
        <TextField
          // biome-ignore lint/suspicious/noArrayIndexKey: a formula is its loss
          key={i}
          label={text('formula', { number: i + 1 })}
          value={formula}
          maxLength={LONGEST_EXPRESSION}
          live
          check={check}
          onChange={(value) => changeLandscape({ formulas: i === 0 ? [value, formulas[1]] : [formulas[0], value] })}
        />
      ))}
    </div>
  )
}

/** Says what is wrong with a formula and at which character. */
function useCheck(): (formula: string) => string | null {
  const words = useText('weighting')
  return (formula) => {
    const typed = typedLandscape([formula, '0'])
    const fault: ParseError | null = typed.ok ? null : typed.faults[0]
    if (fault === null) return null
    const why = words(`faults.${fault.reason}`, { what: fault.what })
    return words('formulaFault', { at: fault.at + 1, why })
  }
}

function Presets() {
  const text = useText('landscape')
  const formulas = useLandscape((setup) => setup.formulas)
  return (
    <fieldset className="ls-presets">
      <legend>{text('presets.title')}</legend>
      {landscapePresetIds.map((id) => (
        <button
          key={id}
          type="button"
          className="btn small"
          title={text(`presets.${id}Says`)}
          onClick={() => {
            landscapeViewStore.setState({ place: null, playing: false, looked: { method: 0, start: 0 } })
            replaceLandscape({ ...landscapePresets[id], formulas })
          }}
        >
          {text(`presets.${id}`)}
        </button>
      ))}
    </fieldset>
  )
}

import { LAB_KINDS, LAB_MODELS, type LabKind, type LabModel } from '../../core/lab/setup'
import { changeLab, showFamily } from '../../state/lab'
import { ChoiceField } from '../controls/ChoiceField'
import { useFormat } from '../hooks/useFormat'
import { useText } from '../hooks/useText'
import { BoundaryFit } from './BoundaryFit'
import { useChosenFit, useLateFit } from './fits'
import { LineFit } from './LineFit'
import { Samples } from './Samples'
import { type NamedEntry, useLab, useShown } from './useLab'

/** Points that are dragged, what each loss fits to them, and how hard every sample pulls. */
export function FitCard() {
  const text = useText('lab')
  const { kind, model, byHand } = useLab()
  const chosen = useChosenFit()
  return (
    <section className="card lab-fit" data-target="labFit" aria-labelledby="lab-fit-title">
      <div className="card-head">
        <h2 id="lab-fit-title">{text(`fit.${kind}`)}</h2>
        {kind === 'regression' && (
          <button
            type="button"
            className="btn small"
            aria-pressed={byHand !== null}
            onClick={() => changeLab({ byHand: byHand === null ? rounded(chosen?.parameters) : null })}
          >
            {text('byHand')}
          </button>
        )}
      </div>
      <div className="lab-fit-choices">
        <ChoiceField
          label={text('kind')}
          value={kind}
          options={LAB_KINDS.map((id) => ({ value: id, label: text(`kinds.${id}`) }))}
          live
          onChange={(id) => showFamily('losses', id as LabKind)}
        />
        {kind === 'regression' && (
          <ChoiceField
            label={text('model')}
            value={model}
            options={LAB_MODELS.map((id) => ({ value: id, label: text(`models.${id}`) }))}
            live
            onChange={(id) => changeLab({ model: id as LabModel })}
          />
        )}
      </div>
      {kind === 'classes' ? <BoundaryFit /> : <LineFit />}
      <Losses />
      <p className="hint">{text(`fitHints.${kind}`)}</p>
      <Samples />
    </section>
  )
}

const rounded = (parameters: readonly number[] = [0, 0]): readonly [number, number] => [
  Math.round(parameters[0] * 100) / 100,
  Math.round((parameters[1] ?? 0) * 100) / 100,
]

/** L of each loss at its own fit, or at the line that was placed. A press chooses whose pulls are drawn. */
function Losses() {
  const text = useText('lab')
  return (
    <fieldset className="lab-legend" aria-label={text('pick')}>
      {useShown().map((entry) => (
        <Legend key={entry.id} entry={entry} />
      ))}
    </fieldset>
  )
}

function Legend({ entry }: { readonly entry: NamedEntry }) {
  const text = useText('lab')
  const format = useFormat()
  const { chosen } = useLab()
  const fit = useLateFit(entry.id)
  return (
    <button
      type="button"
      className="btn small"
      aria-pressed={entry.id === chosen}
      onClick={() => changeLab({ chosen: entry.id })}
    >
      <i className="dot" style={{ background: entry.color }} />
      {entry.name}
      <b className="num">{fit ? `L = ${format.steady(fit.loss)}` : text('noFit')}</b>
    </button>
  )
}

import { useState } from 'react'
import { pointCount } from '../../core/lab/points'
import { LAB_KINDS, LAB_MODELS, type LabKind, type LabModel, LEAST_POINTS, MOST_POINTS } from '../../core/lab/setup'
import { addLabPoint, changeLab, chooseEntry, removeLabPoint, showFamily } from '../../state/lab'
import { ChoiceField } from '../controls/ChoiceField'
import { Icon } from '../controls/Icon'
import { LockedGroup } from '../controls/LockedGroup'
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
  /** Removed by the button below the drawing. */
  const [picked, setPicked] = useState(0)
  return (
    <section className="card lab-fit" data-target="labFit" aria-labelledby="lab-fit-title">
      <div className="card-head">
        <h2 id="lab-fit-title">{text(`fit.${kind}`)}</h2>
        {kind === 'regression' && (
          <LockedGroup wish="lab">
            <button
              type="button"
              className="btn small"
              aria-pressed={byHand !== null}
              onClick={() => changeLab({ byHand: byHand === null ? rounded(chosen?.parameters) : null })}
            >
              {text('byHand')}
            </button>
          </LockedGroup>
        )}
      </div>
      <div className="lab-fit-choices">
        <LockedGroup wish="lab">
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
        </LockedGroup>
      </div>
      {kind === 'classes' ? <BoundaryFit onPick={setPicked} /> : <LineFit onPick={setPicked} />}
      <Points picked={picked} />
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

/** Adds a point, and removes the one that was touched last. */
function Points({ picked }: { readonly picked: number }) {
  const text = useText('lab')
  const count = pointCount(useLab())
  const point = Math.min(picked, count - 1)
  const full = count >= MOST_POINTS
  return (
    <div className="lab-points">
      <LockedGroup wish="lab">
        <button type="button" className="btn small" disabled={full} onClick={() => addLabPoint()}>
          <Icon name="plus" size={12} />
          {text('addPoint')}
        </button>
        <button
          type="button"
          className="btn small"
          disabled={count <= LEAST_POINTS}
          onClick={() => removeLabPoint(point)}
        >
          <Icon name="minus" size={12} />
          {text('removePoint', { number: point + 1 })}
        </button>
      </LockedGroup>
      <span className="hint">
        {full ? text('full', { count: MOST_POINTS }) : count <= LEAST_POINTS && text('fewest', { count: LEAST_POINTS })}
      </span>
    </div>
  )
}

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
      onClick={() => chooseEntry(entry.id)}
    >
      <i className="dot" style={{ background: entry.color }} />
      {entry.name}
      <b className="num">{fit ? `L = ${format.steady(fit.loss)}` : text('noFit')}</b>
    </button>
  )
}

import { useMemo } from 'react'
import { MOST_SHOWN } from '../../core/lab/setup'
import { chooseEntry, toggleEntry } from '../../state/lab'
import { LockedGroup } from '../controls/LockedGroup'
import { OptionControls } from '../controls/OptionControls'
import { Tex } from '../controls/Tex'
import { SetupContext } from '../hooks/useSetup'
import { useText } from '../hooks/useText'
import { LabNumbers } from './LabNumbers'
import { labSetupOf, OPTIONS } from './labField'
import { type NamedEntry, useEntries, useLab } from './useLab'

/** What is drawn, and the options of each. */
export function Entries() {
  const text = useText('lab')
  const { family, shown } = useLab()
  const entries = useEntries()
  const full = shown.length >= MOST_SHOWN
  return (
    <section className="card lab-entries" aria-labelledby="lab-entries-title">
      <h2 id="lab-entries-title">{text('shown')}</h2>
      <LockedGroup wish="lab">
        <ul>
          {entries.map((entry) => {
            const on = shown.includes(entry.id)
            return (
              <li key={entry.id}>
                <label>
                  <input
                    type="checkbox"
                    className="check"
                    checked={on}
                    disabled={on ? shown.length === 1 : full}
                    onChange={() => toggleEntry(entry.id)}
                  />
                  <i className="dot" style={{ background: on ? entry.color : 'var(--line)' }} />
                  {entry.name}
                </label>
                {on && <Options entry={entry} />}
              </li>
            )
          })}
        </ul>
      </LockedGroup>
      {full && <p className="hint">{text('full', { count: MOST_SHOWN })}</p>}
      <Chosen />
      {(family === 'optimizers' || family === 'schedules') && (
        <LockedGroup wish="lab">
          <LabNumbers />
        </LockedGroup>
      )}
    </section>
  )
}

/** A slider for each option. */
function Options({ entry }: { readonly entry: NamedEntry }) {
  const setup = useMemo(() => labSetupOf(entry.id), [entry.id])
  if (Object.keys(entry.options).length === 0) return null
  return (
    <SetupContext value={setup}>
      <div className="lab-options">
        <OptionControls
          descriptors={entry.options}
          path={OPTIONS}
          text={entry.optionText}
          owner={entry.name}
          color={entry.color}
        />
      </div>
    </SetupContext>
  )
}

/** Formula and sentence of the chosen entry. */
function Chosen() {
  const text = useText('lab')
  const { chosen, shown } = useLab()
  const entries = useEntries().filter(({ id }) => shown.includes(id))
  const entry = entries.find(({ id }) => id === chosen) ?? entries[0]
  return (
    <div className="lab-chosen">
      <fieldset className="lab-pick" aria-label={text('pick')}>
        {entries.map(({ id, name, color }) => (
          <button
            key={id}
            type="button"
            className="btn small"
            aria-pressed={id === entry.id}
            onClick={() => chooseEntry(id)}
          >
            <i className="dot" style={{ background: color }} />
            {name}
          </button>
        ))}
      </fieldset>
      <Tex tex={entry.tex} display />
      {entry.about && <p className="note">{entry.about}</p>}
    </div>
  )
}

import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { weightingById, weightings } from '../../core/weightings/all'
import type { Family } from '../../core/weightings/define'
import { Dialog } from '../controls/Dialog'
import { Tex } from '../controls/Tex'
import { type Text, useText } from '../hooks/useText'
import type { Picking } from './MethodPicker'
import { MethodText } from './MethodText'
import './methods.css'
import { search } from './search'

const FAMILIES: readonly Family[] = ['fixed', 'schedule', 'loss', 'gradient', 'hybrid', 'custom']
const byFamily = FAMILIES.flatMap((family) => weightings.filter((weighting) => weighting.family === family))

/**
 * The list of all methods by family, with a search by name, author or description, and details of each. Uses the
 * browser's own dialog, which keeps the focus and closes on Escape.
 */
export function MethodBrowser({ onClose, current, onPick, onTry, note }: Picking & { readonly onClose: () => void }) {
  const text = useText('weighting')
  const [shown, setShown] = useState(current ?? byFamily[0].id)
  const [query, setQuery] = useState('')
  return (
    <Dialog name="methods" label={text('browse')} onClose={onClose}>
      {(close) => (
        <>
          <Finder
            query={query}
            shown={shown}
            current={current}
            onQuery={setQuery}
            onShow={setShown}
            onTake={(id) => {
              onPick(id)
              close()
            }}
            note={note}
          />
          <article className="methods-page" aria-live="polite">
            <MethodPage id={shown} />
            <div className="methods-actions">
              <button
                type="button"
                className="btn on"
                disabled={shown === current}
                onClick={() => {
                  onPick(shown)
                  close()
                }}
              >
                {text(shown === current ? 'inUse' : 'use')}
              </button>
              {onTry && (
                <button
                  type="button"
                  className="btn"
                  onClick={() => {
                    onTry(shown)
                    close()
                  }}
                >
                  {text('tryIt')}
                </button>
              )}
            </div>
          </article>
        </>
      )}
    </Dialog>
  )
}

interface FinderProps {
  readonly query: string
  readonly shown: string
  readonly current: string | null
  readonly onQuery: (query: string) => void
  readonly onShow: (id: string) => void
  readonly onTake: (id: string) => void
  readonly note: string | undefined
}

/** A search field and the list that it filters. The arrow keys move through the list, Enter picks the shown method. */
function Finder({ query, shown, current, onQuery, onShow, onTake, note }: FinderProps) {
  const text = useText('weighting')
  const methods = useText('methods')
  const id = useId()
  const found = useFound(query)
  const first = found[0]
  // While typing, the best match is shown; Enter picks it.
  const typed = useRef(query)
  useEffect(() => {
    const fresh = typed.current !== query
    typed.current = query
    if (first !== undefined && (!found.includes(shown) || (fresh && query !== ''))) onShow(first)
  }, [query, first, found, shown, onShow])
  useEffect(() => {
    document.getElementById(`${id}-${shown}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, shown])
  const onKeyDown = (event: React.KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && found.length > 0) {
      event.preventDefault()
      const at = found.indexOf(shown)
      onShow(found[Math.min(Math.max(at + step, 0), found.length - 1)])
    }
    if (event.key === 'Enter' && first !== undefined) {
      event.preventDefault()
      // Directly after the last letter the best match may not be shown yet.
      onTake(found.includes(shown) ? shown : first)
    }
  }
  return (
    <div className="methods-finder">
      {note && <p className="methods-note">{note}</p>}
      <input
        type="search"
        // biome-ignore lint/a11y/noAutofocus: the dialog was opened to type here
        autoFocus
        className="methods-search"
        placeholder={text('search')}
        aria-label={text('search')}
        role="combobox"
        aria-expanded
        aria-controls={id}
        aria-activedescendant={`${id}-${shown}`}
        value={query}
        onChange={(event) => onQuery(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <p className="hint" role="status">
        {found.length > 0 ? text('found', { count: found.length, all: weightings.length }) : text('nothing')}
      </p>
      <div id={id} className="methods-list" role="listbox" aria-label={text('pick')} tabIndex={-1}>
        {familiesOf(found).map((family) => {
          const members = found.filter((member) => weightingById(member).family === family)
          return (
            // biome-ignore lint/a11y/useSemanticElements: a group of a listbox, not a form
            <div key={family} role="group" aria-label={text(`families.${family}`)}>
              <div className="methods-family" aria-hidden>
                {text(`families.${family}`)}
              </div>
              {members.map((member) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the search field has the keys
                <div
                  key={member}
                  id={`${id}-${member}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={member === shown}
                  className={member === current ? 'is-current' : undefined}
                  onClick={() => onShow(member)}
                  onDoubleClick={() => onTake(member)}
                >
                  <b>{methods.maybe(`${member}.name`) ?? member}</b>
                  <span>{methods.maybe(`${member}.short`)}</span>
                </div>
              ))}
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** Ids that match the query, by family; the family of the best match first. */
function useFound(query: string): readonly string[] {
  const methods = useText('methods')
  const findable = useMemo(
    () =>
      byFamily.map(({ id, citation }) => ({
        id,
        name: methods.maybe(`${id}.name`) ?? id,
        words: [id, citation?.text, ...['short', 'does'].map((key) => methods.maybe(`${id}.${key}`))].join(' '),
      })),
    [methods],
  )
  return useMemo(() => {
    const found = search(findable, query)
    return familiesOf(found).flatMap((family) => found.filter((id) => weightingById(id).family === family))
  }, [findable, query])
}

const familiesOf = (found: readonly string[]): readonly Family[] => [
  ...new Set(found.map((id) => weightingById(id).family)),
]

function MethodPage({ id }: { readonly id: string }) {
  const text = useText('weighting')
  const methods = useText('methods')
  const { tex, options } = weightingById(id)
  const knobs = Object.keys(options)
  return (
    <>
      <h2>{methods.maybe(`${id}.name`) ?? id}</h2>
      <p className="lead">{methods.maybe(`${id}.short`)}</p>
      <div className="method-formula">
        <Tex tex={tex} display />
      </div>
      <MethodText id={id} />
      {knobs.length > 0 && (
        <section className="method-knobs">
          <h3>{text('knobs')}</h3>
          <ul>
            {knobs.map((knob) => (
              <li key={knob}>
                <b className="knob-name">{label(methods, id, knob)}</b> {methods.maybe(`${id}.options.${knob}.hint`)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

const label = (methods: Text<'methods'>, id: string, knob: string): string =>
  methods.maybe(`${id}.options.${knob}.label`) ?? knob

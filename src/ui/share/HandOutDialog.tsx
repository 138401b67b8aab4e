import { useState } from 'react'
import { useStore } from 'zustand'
import { type LockName, lockNames } from '../../core/config/lock'
import { currentHash } from '../../state/address'
import { closeDialog } from '../../state/dialogs'
import { lessonStore } from '../../state/lesson'
import { Dialog } from '../controls/Dialog'
import { useCopied } from '../hooks/useCopied'
import { useText } from '../hooks/useText'
import './handOut.css'
import { handOutLink } from './handOutLink'
import { QrCode } from './QrCode'

/** Makes a link for a class: what visitors may change, whether answers are hidden. */
export function HandOutDialog() {
  const text = useText('classroom')
  const inLesson = useStore(lessonStore, ({ open }) => open !== null)
  const [locks, setLocks] = useState(false)
  const [names, setNames] = useState<readonly LockName[]>(['weights'])
  const [hidesAnswers, setHidesAnswers] = useState(false)
  const [waits, setWaits] = useState(false)
  const [hash] = useState(currentHash)
  const { copied, copy } = useCopied('copyFailed')
  const free = locks ? lockNames.filter((name) => names.includes(name)) : null
  const link = handOutLink(location.href, hash, { free, hidesAnswers, waits })
  return (
    <Dialog name="hand-out" label={text('share.title')} titled onClose={closeDialog}>
      {() => (
        <>
          <Check label={text('share.lock')} checked={locks} onChange={setLocks} />
          {locks && (
            <fieldset>
              <legend className="visually-hidden">{text('share.free')}</legend>
              <div className="hand-out-names">
                {lockNames.map((name) => (
                  <Check
                    key={name}
                    label={text(`names.${name}`)}
                    checked={names.includes(name)}
                    onChange={(on) => setNames(on ? [...names, name] : names.filter((other) => other !== name))}
                  />
                ))}
              </div>
              <p className="hint">{text('share.note')}</p>
            </fieldset>
          )}
          {inLesson && <Check label={text('share.answers')} checked={hidesAnswers} onChange={setHidesAnswers} />}
          <Check label={text('share.waits')} checked={waits} onChange={setWaits} />
          <div className="hand-out-link">
            <input
              type="text"
              readOnly
              value={link}
              aria-label={text('share.link')}
              onFocus={(event) => event.currentTarget.select()}
            />
            <button type="button" className="btn on" onClick={() => void copy(link)}>
              {copied ? text('share.copied') : text('share.copy')}
            </button>
          </div>
          <span className="visually-hidden" role="status">
            {copied ? text('share.copied') : ''}
          </span>
          <QrCode link={link} />
        </>
      )}
    </Dialog>
  )
}

function Check(props: {
  readonly label: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}) {
  return (
    <label className="check-line">
      <input
        type="checkbox"
        className="check"
        checked={props.checked}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />{' '}
      {props.label}
    </label>
  )
}

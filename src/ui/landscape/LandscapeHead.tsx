import { landscapeStore, redoLandscape, resetLandscape, undoLandscape } from '../../state/landscape/store'
import { showPlace } from '../../state/screen'
import { CsvItems } from '../controls/CsvItems'
import { Disclosed } from '../controls/Disclosed'
import { Icon } from '../controls/Icon'
import { IconButton } from '../controls/IconButton'
import { MenuItem } from '../controls/MenuItem'
import { UndoRedo } from '../controls/UndoRedo'
import { OpenFile } from '../files/OpenFile'
import { useLocked } from '../hooks/useLocked'
import { useText } from '../hooks/useText'
import { orSay } from '../late/orSay'
import { saveLandscape, savePaths } from './exports'
import { useMethods } from './useLandscape'

/** Title, undo, files, and the way back. */
export function LandscapeHead() {
  const text = useText('landscape')
  return (
    <header className="ls-head">
      <h2>{text('title')}</h2>
      <p className="note">{text('about')}</p>
      <span className="sp" />
      <span className="ls-tools">
        <UndoRedo store={landscapeStore} undo={undoLandscape} redo={redoLandscape} />
        <IconButton icon="reset" label={text('reset')} locked={useLocked('landscape')} onPress={resetLandscape} />
        <Export />
        <button type="button" className="btn" onClick={() => showPlace('learn')}>
          {text('back')}
        </button>
      </span>
    </header>
  )
}

function Export() {
  const text = useText('landscape')
  const share = useText('share')
  const methods = useMethods()
  const locked = useLocked('file')
  return (
    <OpenFile label={share('import')}>
      {(ask) => (
        <Disclosed label={text('export')} className="btn icon" button={<Icon name="download" />}>
          {(close) => (
            <div className="menu">
              <CsvItems
                label={text}
                close={close}
                onSave={(style) => {
                  void orSay(() => savePaths(methods, style))
                }}
              />
              <MenuItem
                label={text('json')}
                onPress={() => {
                  close()
                  void orSay(saveLandscape)
                }}
              />
              <MenuItem
                label={share('import')}
                locked={locked}
                onPress={() => {
                  close()
                  ask()
                }}
              />
              <p className="hint">{share('importHint')}</p>
            </div>
          )}
        </Disclosed>
      )}
    </OpenFile>
  )
}

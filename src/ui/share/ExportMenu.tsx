import type { CsvStyle } from '../../share/csvStyle'
import { openDialog } from '../../state/dialogs'
import { CsvItems } from '../controls/CsvItems'
import { Disclosed } from '../controls/Disclosed'
import { Icon } from '../controls/Icon'
import { MenuItem } from '../controls/MenuItem'
import { OpenFile } from '../files/OpenFile'
import { useLocked } from '../hooks/useLocked'
import { useEnabledTasks } from '../hooks/useTasks'
import { useText } from '../hooks/useText'
import { orSay } from '../late/orSay'
import { saveCurves, saveSetup } from './exports'

/** Saves the run's curves as CSV and its set-up as JSON, and opens such a file. */
export function ExportMenu() {
  const text = useText('share')
  const tasks = useEnabledTasks()
  return <Exports onCurves={(style) => saveCurves(tasks, style)} fileLabel={text('json')} onFile={saveSetup} />
}

/** A menu to save curves as CSV (the locale's style first), to save a file that the page can open, and to open one. */
export function Exports(props: {
  readonly onCurves: (style: CsvStyle) => Promise<void>
  readonly fileLabel: string
  readonly onFile: () => Promise<void>
}) {
  const text = useText('share')
  const locked = useLocked('file')
  return (
    <OpenFile label={text('import')}>
      {(ask) => (
        <Disclosed
          label={text('title')}
          className="btn quiet"
          button={
            <>
              <Icon name="download" />
              <span className="wide-label">{text('export')}</span>
            </>
          }
        >
          {(close) => (
            <div className="menu">
              <CsvItems
                label={text}
                close={close}
                onSave={(style) => {
                  void orSay(() => props.onCurves(style))
                }}
              />
              <MenuItem
                label={props.fileLabel}
                onPress={() => {
                  close()
                  void orSay(props.onFile)
                }}
              />
              <MenuItem
                label={text('handOut')}
                onPress={() => {
                  close()
                  openDialog('handOut')
                }}
              />
              <MenuItem
                label={text('import')}
                locked={locked}
                onPress={() => {
                  close()
                  ask()
                }}
              />
              <p className="hint">{text('importHint')}</p>
            </div>
          )}
        </Disclosed>
      )}
    </OpenFile>
  )
}

import { csvStyles } from '../../share/csvStyle'
import { Disclosed } from '../controls/Disclosed'
import { Icon } from '../controls/Icon'
import { MenuItem } from '../controls/MenuItem'
import { useEnabledTasks } from '../hooks/useTasks'
import { useText } from '../hooks/useText'
import { orSay } from '../late/orSay'
import { saveCurves, saveSetup } from './exports'
import { OpenFile } from './OpenFile'

/** Curves as CSV, set-up as JSON, and the way back in. */
export function ExportMenu() {
  const text = useText('share')
  const tasks = useEnabledTasks()
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
              {csvStyles(navigator.language).map((style) => (
                <MenuItem
                  key={style.decimal}
                  label={text(style.decimal === ',' ? 'csvDecimalComma' : 'csv')}
                  onPress={() => {
                    close()
                    void orSay(() =>
                      saveCurves(
                        tasks.map((task) => task.name),
                        style,
                      ),
                    )
                  }}
                />
              ))}
              <MenuItem
                label={text('json')}
                onPress={() => {
                  close()
                  void orSay(saveSetup)
                }}
              />
              <MenuItem
                label={text('import')}
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

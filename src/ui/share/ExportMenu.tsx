import { useRef } from 'react'
import { Disclosed } from '../controls/Disclosed'
import { Icon } from '../controls/Icon'
import { useEnabledTasks } from '../hooks/useTasks'
import { useText } from '../hooks/useText'
import { saveCurves, saveSetup } from './exports'
import { openSetup } from './openSetup'

/** Curves as CSV, set-up as JSON, and the way back in. */
export function ExportMenu() {
  const text = useText('share')
  const tasks = useEnabledTasks()
  const file = useRef<HTMLInputElement>(null)
  return (
    <>
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
            <MenuItem
              label={text('csv')}
              onPress={() => {
                close()
                void saveCurves(tasks.map((task) => task.name))
              }}
            />
            <MenuItem
              label={text('json')}
              onPress={() => {
                close()
                void saveSetup()
              }}
            />
            <MenuItem
              label={text('import')}
              onPress={() => {
                close()
                file.current?.click()
              }}
            />
            <p className="hint">{text('importHint')}</p>
          </div>
        )}
      </Disclosed>
      <input
        ref={file}
        type="file"
        accept="application/json,.json"
        hidden
        aria-label={text('import')}
        onChange={(event) => {
          const chosen = event.currentTarget.files?.[0]
          event.currentTarget.value = ''
          if (chosen) void openSetup(chosen)
        }}
      />
    </>
  )
}

function MenuItem(props: { readonly label: string; readonly onPress: () => void }) {
  return (
    <button type="button" className="btn quiet" onClick={props.onPress}>
      {props.label}
    </button>
  )
}

import { LAB_FAMILIES } from '../../core/lab/setup'
import { csvStyles } from '../../share/csvStyle'
import { labStore, redoLab, resetLab, showFamily, undoLab } from '../../state/lab'
import { showRun } from '../../state/screen'
import { IconButton } from '../controls/IconButton'
import { LockedGroup } from '../controls/LockedGroup'
import { Tabs } from '../controls/Tabs'
import { UndoRedo } from '../controls/UndoRedo'
import { saveFile } from '../files/saveFile'
import { useLocked } from '../hooks/useLocked'
import { useText } from '../hooks/useText'
import { tableOf } from './tableOf'
import { useLab, useShown } from './useLab'

/** Families, undo, file, and the way back to the run. */
export function LabHead() {
  const text = useText('lab')
  const lab = useLab()
  const shown = useShown()
  return (
    <header className="lab-head">
      <LockedGroup wish="lab">
        <Tabs
          label={text('title')}
          className="lab-tabs"
          current={lab.family}
          tabs={LAB_FAMILIES.map((family) => [family, text(`families.${family}`)] as const)}
          onPick={(family) => showFamily(family)}
        />
      </LockedGroup>
      <span className="sp" />
      <UndoRedo store={labStore} undo={undoLab} redo={redoLab} />
      <IconButton icon="reset" label={text('reset')} locked={useLocked('lab')} onPress={resetLab} />
      <IconButton
        icon="download"
        label={text('csv')}
        onPress={() => saveFile('csv', tableOf(lab, shown, csvStyles(navigator.language)[0]))}
      />
      <button type="button" className="btn" onClick={showRun}>
        {text('back')}
      </button>
    </header>
  )
}

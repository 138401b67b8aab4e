import { useEffect } from 'react'
import { useStore } from 'zustand'
import { startLookAhead } from '../../state/ahead/lookAhead'
import { closeDialog, dialogStore } from '../../state/dialogs'
import { keepLock } from '../../state/lock'
import { useView } from '../hooks/useStores'
import { useText } from '../hooks/useText'
import { Late } from '../late/Late'
import { part } from '../late/part'
import { DropTarget } from '../share/DropTarget'
import { Announcer } from './Announcer'

export { laterParts } from './laterParts'

const lock = part(() => import('../classroom/LockBar').then((module) => module.LockBar))
const ring = part(() => import('../classroom/PresenterRing').then((module) => module.PresenterRing))
const adviser = part(
  () => import('../advice/AdviserDialog').then((module) => module.AdviserDialog),
  'beside',
  'methods',
)
const table = part(() => import('../problem/table/TableDialog').then((module) => module.TableDialog), 'table')
const handOut = part(() => import('../share/HandOutDialog').then((module) => module.HandOutDialog))

// Until here the page has refused every change.
keepLock(location.search)
const LOCKED = new URLSearchParams(location.search).has('lock')

/**
 * What belongs to no place: the lock of the link, the presenter mode, dropped files, the look ahead, and dialogs that
 * several places open.
 */
export function Extras() {
  const text = useText('classroom')
  const data = useText('data')
  const open = useStore(dialogStore, (state) => state.open)
  const presenting = useView((view) => view.presenting)
  useEffect(() => startLookAhead(), [])
  return (
    <>
      {LOCKED && (
        <Late part={lock} name={text('lock.title')} place="row" fallback={<aside className="lock-bar" />}>
          {(Bar) => <Bar />}
        </Late>
      )}
      {presenting && (
        <Late part={ring} name={text('presenter')} place="row">
          {(Ring) => <Ring />}
        </Late>
      )}
      {open === 'adviser' && (
        <Late part={adviser} name={text('adviser')} place="dialog" onClose={closeDialog}>
          {(Dialog) => <Dialog />}
        </Late>
      )}
      {open === 'handOut' && (
        <Late part={handOut} name={text('share.title')} place="dialog" onClose={closeDialog}>
          {(Dialog) => <Dialog />}
        </Late>
      )}
      {open === 'table' && (
        <Late part={table} name={data('table')} place="dialog" onClose={closeDialog}>
          {(Dialog) => <Dialog />}
        </Late>
      )}
      <Announcer />
      <DropTarget />
    </>
  )
}

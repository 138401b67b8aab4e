import { useStore } from 'zustand'
import { useText } from '../hooks/useText'
import { Late } from '../late/Late'
import { part } from '../late/part'
import { sheetStore } from './sheetStore'

const page = part(() => import('./SheetPage').then((module) => module.SheetPage), 'methods', 'parts')

/** Prints the sheet of a lesson once it is asked for. */
export function LessonSheet() {
  const text = useText('learn')
  const lesson = useStore(sheetStore, (state) => state.lesson)
  if (lesson === null) return null
  return (
    <Late part={page} name={text('print')} place="row">
      {(SheetPage) => <SheetPage id={lesson} />}
    </Late>
  )
}

import type { Lesson } from '../../lessons/define'
import { currentHash } from '../../state/address'
import { showPlace } from '../../state/screen'
import { Disclosed } from '../controls/Disclosed'
import { Icon } from '../controls/Icon'
import { useCopied } from '../hooks/useCopied'
import { useText } from '../hooks/useText'
import { HIDDEN } from './answersHidden'
import { lessonHash } from './lessonLink'
import { printSheet } from './sheetStore'

/** Links to the step, with or without answers, the sheet for paper, and the way to all lessons. */
export function LessonMenu({ lesson, at }: { readonly lesson: Lesson; readonly at: number }) {
  const text = useText('learn')
  const { copied, copy } = useCopied('copyFailed')
  const link = (hash: string, hides: boolean): string => {
    const url = new URL(location.href)
    url.searchParams.delete(HIDDEN[0])
    if (hides) url.searchParams.set(...HIDDEN)
    url.hash = hash
    return url.href
  }
  const entries = [
    [text('panel.copy'), () => void copy(link(currentHash(), false))],
    [text('panel.copyQuestions'), () => void copy(link(lessonHash(lesson.id, at), true))],
    [text('print'), () => printSheet(lesson.id)],
    [text('panel.all'), () => showPlace('learn')],
  ] as const
  return (
    <>
      <Disclosed label={text('panel.menu')} className="btn icon small" button={<Icon name="link" size={14} />}>
        {(close) => (
          <div className="menu">
            {entries.map(([label, act]) => (
              <button
                key={label}
                type="button"
                className="btn small quiet"
                onClick={() => {
                  close()
                  act()
                }}
              >
                {label}
              </button>
            ))}
          </div>
        )}
      </Disclosed>
      <span className="visually-hidden" role="status">
        {copied ? text('panel.copied') : ''}
      </span>
    </>
  )
}

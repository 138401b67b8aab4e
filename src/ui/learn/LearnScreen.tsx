import { lessons } from '../../lessons/all'
import { openLesson } from '../../state/lesson'
import { showPlace } from '../../state/screen'
import { useText } from '../hooks/useText'

/** Lessons, loss lab and landscapes: where to begin. */
export function LearnScreen() {
  const text = useText('learn')
  const words = useText('lessons')
  const names = useText('interface')
  return (
    <main className="learn" id="lessons" tabIndex={-1} aria-label={text('title')}>
      <h2>{text('lessons')}</h2>
      <ol>
        {lessons.map(({ id, minutes }) => (
          <li key={id}>
            <button type="button" className="btn" onClick={() => openLesson(id)}>
              {words.maybe(`${id}.title`)} ({text('minutes', { count: minutes })})
            </button>
          </li>
        ))}
      </ol>
      <button type="button" className="btn" onClick={() => showPlace('lab')}>
        {names('commands.lab')}
      </button>
      <button type="button" className="btn" onClick={() => showPlace('landscape')}>
        {names('commands.landscape')}
      </button>
    </main>
  )
}

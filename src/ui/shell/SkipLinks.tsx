import { useStore } from 'zustand'
import { lessonStore } from '../../state/lesson'
import { useScreen } from '../hooks/useStores'
import { useText } from '../hooks/useText'
import './skipLinks.css'

/** Ids of the cards that the links lead to, in the order of the page. */
const CARDS = {
  run: ['tasks', 'weighting', 'pictures', 'curves'],
  compare: ['lanes', 'curves', 'results'],
  map: ['map'],
  learn: ['lessons'],
  lab: ['lab'],
  landscape: ['landscape'],
} as const

/** The first stops of the Tab key: links past the top bar and the settings to the main cards. */
export function SkipLinks() {
  const text = useText('interface')
  const open = useStore(lessonStore, (lesson) => lesson.open !== null)
  const cards = [...CARDS[useScreen()], ...(open ? (['lesson'] as const) : [])]
  return (
    <nav className="skips" aria-label={text('skip')}>
      {cards.map((card) => (
        // The address's hash holds the shared set-up, so only the focus moves.
        <a
          key={card}
          className="btn"
          href={`#${card}`}
          onClick={(event) => {
            event.preventDefault()
            document.getElementById(card)?.focus()
          }}
        >
          {text(`skips.${card}`)}
        </a>
      ))}
    </nav>
  )
}

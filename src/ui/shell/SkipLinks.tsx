import { useComparing } from '../hooks/useStores'
import { useText } from '../hooks/useText'
import './skipLinks.css'

/** Ids of the cards that the links lead to, in the order of the page. */
const OF_THE_RUN = ['tasks', 'weighting', 'pictures', 'curves'] as const
const OF_THE_LANES = ['lanes', 'curves', 'results'] as const

/** The first stops of the Tab key: links past the top bar and the settings to the main cards. */
export function SkipLinks() {
  const text = useText('interface')
  const places = useComparing() ? OF_THE_LANES : OF_THE_RUN
  return (
    <nav className="skips" aria-label={text('skip')}>
      {places.map((place) => (
        // The address's hash holds the shared set-up, so only the focus moves.
        <a
          key={place}
          className="btn"
          href={`#${place}`}
          onClick={(event) => {
            event.preventDefault()
            document.getElementById(place)?.focus()
          }}
        >
          {text(`skips.${place}`)}
        </a>
      ))}
    </nav>
  )
}

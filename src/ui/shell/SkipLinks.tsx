import { useComparing } from '../hooks/useStores'
import { useText } from '../hooks/useText'
import './skipLinks.css'

/** Ids of the cards that the links lead to, in the order of the page. */
const OF_THE_RUN = ['tasks', 'weighting', 'pictures', 'curves'] as const
const OF_THE_LANES = ['lanes', 'curves', 'results'] as const

/** The first stops of the Tab key: past the top bar and the settings to what one came for. */
export function SkipLinks() {
  const text = useText('interface')
  const places = useComparing() ? OF_THE_LANES : OF_THE_RUN
  return (
    <nav className="skips" aria-label={text('skip')}>
      {places.map((place) => (
        // The hash of the address belongs to the shared set-up, so only the focus goes.
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

import { useText } from '../hooks/useText'

/** Paths of weightings over two parameters. */
export function LandscapeScreen() {
  const text = useText('landscape')
  return (
    <main className="landscape" id="landscape" tabIndex={-1}>
      <h2>{text('title')}</h2>
    </main>
  )
}

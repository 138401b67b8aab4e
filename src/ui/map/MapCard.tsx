import { measureOf } from '../../core/maps/measures'
import { useFormat } from '../hooks/useFormat'
import { useText } from '../hooks/useText'
import { scaleOf } from './colors'
import { Legend } from './Legend'
import { MapDrawing } from './MapDrawing'
import { Progress } from './Progress'
import { useCells, useNamed } from './useMap'

/** The drawing with its progress and its legend. */
export function MapCard() {
  const text = useText('map')
  const format = useFormat()
  const computed = useCells()
  const named = useNamed()
  const { setup, numbers } = computed
  const kind = measureOf(setup.base.config, setup.measure)?.kind ?? 'loss'
  const scale = scaleOf(
    numbers.map(({ mean }) => mean),
    kind,
  )
  const has = (test: (entry: (typeof numbers)[number]) => boolean) => numbers.some(test)
  const count = (entry: (typeof numbers)[number]) => entry.diverged.filter((step) => step !== null).length
  const signs = [
    has((each) => count(each) > 0 && each.state === 'none') && text('drawing.crossed'),
    has((each) => count(each) > 0 && each.state === 'known') && text('drawing.some'),
    has((each) => count(each) === 0 && (each.state === 'none' || each.state === 'refused')) && text('drawing.none'),
    setup.shape.form === 'curve' &&
      setup.seeds.length > 1 &&
      text(named.axes[0].ordered ? 'drawing.band' : 'drawing.bars', { seeds: format.integer(setup.seeds.length) }),
  ].filter((sign): sign is string => typeof sign === 'string')
  return (
    <section className="card map-card" aria-labelledby="map-card-title">
      <h2 id="map-card-title">{named.title}</h2>
      <Progress />
      <MapDrawing computed={computed} named={named} scale={scale} />
      {setup.shape.form !== 'curve' && scale && <Legend scale={scale} />}
      {!scale && <p className="hint">{text('drawing.empty')}</p>}
      {signs.length > 0 && <p className="hint">{signs.join(' · ')}</p>}
      <p className="hint">{text('drawing.keys')}</p>
    </section>
  )
}

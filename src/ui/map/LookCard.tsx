import { isMetricHigher, measureOf } from '../../core/maps/measures'
import { metricsInCells, offeredMeasures } from '../../core/maps/offered'
import { enabledIds } from '../../core/maps/quantities'
import { MOST_MAP_SEEDS, MOST_MAP_STEPS } from '../../core/maps/types'
import { changeMap } from '../../state/map/store'
import { ChoiceField } from '../controls/ChoiceField'
import { IconButton } from '../controls/IconButton'
import { measureName } from '../controls/quantityNames'
import { SliderField } from '../controls/SliderField'
import { useFormat } from '../hooks/useFormat'
import { useMetricName } from '../hooks/useMetricText'
import { useText } from '../hooks/useText'
import { useSetup, useWords } from './useMap'

/** The number that is looked at, and over how many seeds and steps. */
export function LookCard() {
  const text = useText('map')
  const notes = useText('metricNotes')
  const format = useFormat()
  const words = useWords()
  const setup = useSetup()
  const { base, measure: id, seeds, steps, threshold } = setup
  const { config } = base
  const measure = measureOf(config, id)
  const better = notes(measure?.task && !isMetricHigher(config, measure.task) ? 'lower' : 'higher')
  return (
    <section className="card map-look" aria-labelledby="map-look-title">
      <h2 id="map-look-title">{text('look.title')}</h2>
      <ChoiceField
        label={text('look.measure')}
        value={id}
        options={offeredMeasures(setup).map((each) => ({ value: each.id, label: measureName(each, config, words) }))}
        live
        onChange={(value) => changeMap({ measure: value })}
      />
      {measure && <p className="hint">{text(`look.says.${measure.kind}`, { better })}</p>}
      <Mixed />
      {measure?.kind === 'reach' && (
        <SliderField
          label={text('look.threshold')}
          value={threshold}
          range={{ min: 0.5, max: 1 }}
          limits={{ min: -1, max: 1 }}
          live
          onChange={(value, gesture) => changeMap({ threshold: value }, 'threshold', gesture)}
        />
      )}
      <div className="row choice">
        <span className="row-label">{text('look.seeds')}</span>
        <span className="row-aside" />
        <Seeds seeds={seeds} />
      </div>
      <SliderField
        label={text('look.steps')}
        value={steps}
        range={{ min: 100, max: 10_000, scale: 'log', integer: true }}
        limits={{ min: 1, max: MOST_MAP_STEPS }}
        live={false}
        format={format.integer}
        onChange={(value, gesture) => changeMap({ steps: value }, 'steps', gesture)}
      />
    </section>
  )
}

/** The tasks whose metric is not offered, because cells have unlike ones. */
function Mixed() {
  const text = useText('map')
  const metricName = useMetricName()
  const words = useWords()
  const setup = useSetup()
  const mixed = enabledIds(setup.base.config).flatMap((id) => {
    const metrics = metricsInCells(setup, id)
    return metrics.length > 1 ? [{ id, metrics }] : []
  })
  return mixed.map(({ id, metrics }) => (
    <p key={id} className="hint">
      {text('look.mixed', {
        task: words.taskName(id),
        metrics: metrics.map(({ metric, unit = '' }) => metricName({ metric, unit }, 'name')).join(text('cell.comma')),
      })}
    </p>
  ))
}

function Seeds({ seeds }: { readonly seeds: readonly number[] }) {
  const text = useText('map')
  const fresh = () => {
    let seed = 1
    while (seeds.includes(seed)) seed++
    return seed
  }
  return (
    <span className="stepper num">
      <IconButton
        icon="minus"
        label={text('look.fewer')}
        size={12}
        disabled={seeds.length < 2}
        onPress={() => changeMap({ seeds: seeds.slice(0, -1) })}
      />
      <b>{seeds.length}</b>
      <IconButton
        icon="plus"
        label={text('look.more')}
        size={12}
        disabled={seeds.length >= MOST_MAP_SEEDS}
        onPress={() => changeMap({ seeds: [...seeds, fresh()] })}
      />
    </span>
  )
}

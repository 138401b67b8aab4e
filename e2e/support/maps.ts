import { usualMap } from '../../src/core/maps/readyMade'
import type { MapSetup } from '../../src/core/maps/types'
import { encodeLink } from '../../src/share/link'
import { compactMap } from '../../src/share/map'
import { small } from './playground'

/** Three learning rates by two weightings, over two seeds and a few steps. */
export const tinyMap: MapSetup = {
  ...usualMap({ config: small, edits: [] }),
  shape: {
    form: 'grid',
    x: { field: 'training.learningRate', from: 0.001, to: 0.1, count: 3, scale: 'log' },
    y: { field: 'weighting.id', values: ['equal', 'uw'] },
  },
  measure: 'loss t2',
  seeds: [1, 2],
  steps: 30,
}

export const linkToMap = (setup: MapSetup, query = '?engine=cpu'): string =>
  `./${query}#${encodeLink(setup.base, { map: compactMap(setup) })}`

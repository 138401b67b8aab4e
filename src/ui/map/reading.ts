/** A cell in words: one sentence for screen readers, the same facts as the card. */
import type { CellNumbers } from '../../core/maps/measures'
import type { MapSetup } from '../../core/maps/types'
import type { useFormat } from '../hooks/useFormat'
import type { Text } from '../hooks/useText'

type Format = Pick<ReturnType<typeof useFormat>, 'integer' | 'significant'>

/** Why there is no number, how certain it is, and which runs diverged. */
export function remarksOn(numbers: CellNumbers, setup: MapSetup, text: Text<'map'>, format: Format): string[] {
  const { state, known, diverged, deviation, values } = numbers
  if (state === 'waiting') return [text('cell.waiting')]
  if (state === 'refused') return [text('cell.refused')]
  const ends = diverged.flatMap((step, s) =>
    step === null
      ? []
      : [
          text('cell.sentence', {
            place: text('cell.seed', { seed: setup.seeds[s] }),
            value: text('cell.diverged', { step: format.integer(step) }),
          }),
        ],
  )
  const isReach = setup.measure === 'reach'
  const without = values.length - known - ends.length
  return [
    ...(Number.isFinite(deviation)
      ? [text('cell.spread', { value: format.significant(deviation), seeds: known })]
      : []),
    ...(known > 0 && known < values.length ? [text('cell.some', { known, seeds: values.length })] : []),
    ...(without > 0 && isReach ? [text('cell.never', { steps: format.integer(setup.steps) })] : []),
    ...(known === 0 && without > 0 && !isReach ? [text('cell.unknown')] : []),
    ...ends,
  ]
}

/** Where a cell is, its number and the remarks on it, as one sentence. */
export const sentenceOn = (
  place: string,
  numbers: CellNumbers,
  setup: MapSetup,
  text: Text<'map'>,
  format: Format,
): string =>
  text('cell.sentence', {
    place,
    value: [meanText(numbers, format), ...remarksOn(numbers, setup, text, format)].join(text('cell.semicolon')),
  })

export const meanText = ({ mean }: CellNumbers, format: Format): string =>
  Number.isNaN(mean) ? '–' : format.significant(mean)

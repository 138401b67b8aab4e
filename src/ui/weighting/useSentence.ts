import { useEffect, useRef, useState } from 'react'
import { isFlat, recordedTotals } from '../../core/measures/flatness'
import { weightingById } from '../../core/weightings/all'
import { isScheduled } from '../../core/weightings/scheduled'
import { shownHistories } from '../../state/ahead/shownHistory'
import { useNow } from '../hooks/useNow'
import { useConfig, useRun } from '../hooks/useStores'
import { type Averaged, averaged } from './averaged'
import { type Sentence, sentenceOf, troublesOf } from './describe'

/** While training, a sentence stands for at least this long, in ms. */
const STANDS = 1200

/**
 * The sentence about the current step. While training it describes an average over the last records and changes no
 * faster than one can read. While paused it describes exactly the numbers shown above it.
 */
export function useSentence(taskCount: number): Sentence {
  const now = useNow()
  const weighting = useConfig((config) => config.weighting)
  const playing = useRun((run) => run.status === 'playing' && !run.future)
  const stop = useRun((run) => run.stop)
  const average = useRef<Averaged | null>(null)
  const said = useRef({ at: 0, method: '' })
  const [sentence, setSentence] = useState<Sentence>({ key: 'waiting' })
  useEffect(() => {
    const { id } = weighting
    const record = now && now.weights.length === taskCount ? now : null
    const fresh = !record || !average.current || record.step < average.current.step
    average.current = playing ? averaged(average.current, record) : record
    const time = performance.now()
    const mayChange = fresh || !playing || said.current.method !== id
    if (!mayChange && time - said.current.at < STANDS) return
    said.current = { at: time, method: id }
    if (stop?.kind === 'diverged' && stop.task >= 0) {
      setSentence({ key: 'diverged', task: stop.task })
      return
    }
    const step = record?.step ?? 0
    const totals = shownHistories().flatMap((history) =>
      recordedTotals(history.steps, history.column('totalTrain'), step),
    )
    setSentence(
      sentenceOf(average.current, {
        actsOn: weightingById(id).actsOn,
        scheduled: isScheduled(weighting),
        ...troublesOf(weighting, taskCount),
        flat: (stop?.kind === 'flat' && step >= stop.step) || isFlat(totals),
      }),
    )
  }, [now, taskCount, weighting, playing, stop])
  return sentence
}

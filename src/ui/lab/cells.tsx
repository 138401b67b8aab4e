/** What the table of properties says in each of its cells. */
import type { ReactNode } from 'react'
import { type ActivationProperties, activationProperties } from '../../core/lab/activationProperties'
import type { Cost } from '../../core/lab/compiled'
import { labCurves } from '../../core/lab/curves'
import { updateCost } from '../../core/lab/paths'
import { type LossProperties, lossProperties } from '../../core/lab/properties'
import type { LabSetup } from '../../core/lab/setup'
import { lossById } from '../../core/losses/all'
import { optimizerById } from '../../core/optimizers/all'
import { useFormat } from '../hooks/useFormat'
import { useText } from '../hooks/useText'
import { pathOf } from './latePath'
import type { PropertyRow } from './PropertyTable'

const kept = new Map<string, unknown>()
const MOST_KEPT = 100

function keep<T>(key: string, make: () => T): T {
  const known = kept.get(key)
  if (known !== undefined) return known as T
  const made = make()
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(key, made)
  return made
}

const ofLoss = (lab: LabSetup, id: string): LossProperties =>
  keep(JSON.stringify([id, lab.kind, lab.options[id] ?? {}]), () =>
    lossProperties(lossById(id), lab.options[id] ?? {}, lab.kind),
  )

const ofActivation = (id: string): ActivationProperties => keep(id, () => activationProperties(id))

/** Yes or no, and the number behind it. */
const Answer = ({ holds, children }: { readonly holds: boolean; readonly children?: ReactNode }) => {
  const text = useText('lab')
  return (
    <>
      <b className={holds ? 'yes' : 'no'}>{text(holds ? 'yes' : 'no')}</b>
      {children && <span className="why">{children}</span>}
    </>
  )
}

function useCost(): (cost: Cost) => ReactNode {
  const text = useText('lab')
  return ({ operations, slow }) => text('cells.cost', { operations, slow })
}

/** A row whose texts have its key. */
function useRow() {
  const text = useText('lab')
  return (key: string, cell: PropertyRow['cell']): PropertyRow => ({
    key,
    name: text.maybe(`rows.${key}.name`) ?? key,
    about: text.maybe(`rows.${key}.about`) ?? '',
    cell,
  })
}

export function useLossCells(): readonly PropertyRow[] {
  const text = useText('lab')
  const format = useFormat()
  const row = useRow()
  const cost = useCost()
  const list = (values: readonly number[]) => values.map((value) => format.significant(value)).join(', ')
  const pick = (show: (found: LossProperties, lab: LabSetup) => ReactNode) => (id: string, lab: LabSetup) =>
    show(ofLoss(lab, id), lab)
  return [
    row(
      'convex',
      pick(({ convex: { holds, at } }) => (
        <Answer holds={holds}>{at !== null && text('cells.bends', { at: format.significant(at) })}</Answer>
      )),
    ),
    row(
      'smooth',
      pick(({ smooth: { holds } }) => <Answer holds={holds} />),
    ),
    row(
      'undefinedAt',
      pick(({ smooth: { corners } }, { kind }) =>
        corners.length === 0 ? text('cells.nowhere') : text(`cells.corners.${kind}`, { at: list(corners) }),
      ),
    ),
    row(
      'bounded',
      pick(({ bounded: { holds, largest } }) => (
        <Answer holds={holds}>{text('cells.largest', { largest: format.significant(largest) })}</Answer>
      )),
    ),
    row(
      'robust',
      pick(({ robust: { holds, share } }) => (
        <Answer holds={holds}>{text('cells.share', { share: format.percent(share) })}</Answer>
      )),
    ),
    row(
      'consistent',
      pick(({ consistent: { holds, metric, score } }) => (
        <Answer holds={holds}>
          {text(`cells.score.${metric}`, {
            score: metric === 'accuracy' ? format.integer(10 * score) : format.fixed(score, 3),
          })}
        </Answer>
      )),
    ),
    row(
      'targets',
      pick(({ targets }) => text(`cells.targets.${targets}`)),
    ),
    row(
      'cost',
      pick((found) => cost(found.cost)),
    ),
  ]
}

export function useActivationCells(): readonly PropertyRow[] {
  const text = useText('lab')
  const format = useFormat()
  const row = useRow()
  const cost = useCost()
  const number = (value: number) => format.significant(value)
  return [
    row('range', (id) => {
      const { range, bounded } = ofActivation(id)
      return bounded ? text('cells.range', { low: number(range[0]), high: number(range[1]) }) : text('cells.unbounded')
    }),
    row('increasing', (id) => <Answer holds={ofActivation(id).increasing} />),
    row('corner', (id) => {
      const { corners } = ofActivation(id)
      return corners.length === 0
        ? text('cells.nowhere')
        : text('cells.corners.input', { at: corners.map(number).join(', ') })
    }),
    row('steepest', (id) => number(ofActivation(id).largestSlope)),
    row('far', (id) => {
      const [left, right] = ofActivation(id).slopesFarOut
      return text('cells.far', { left: number(left), right: number(right) })
    }),
    row('cost', (id) => cost(ofActivation(id).cost)),
  ]
}

export function useOptimizerCells(): readonly PropertyRow[] {
  const text = useText('lab')
  const format = useFormat()
  const row = useRow()
  const cost = useCost()
  return [
    row('arrived', (id, lab) => {
      const { arrived, diverged, losses } = pathOf(lab, id)
      if (diverged) return text('cells.diverged', { step: format.integer(losses.length) })
      return arrived === null ? text('cells.notYet') : text('cells.steps', { steps: format.integer(arrived) })
    }),
    row('end', (id, lab) => {
      const { losses, diverged } = pathOf(lab, id)
      return diverged ? '–' : format.significant(losses[losses.length - 1])
    }),
    row('memory', (id) => format.integer(optimizerById(id).slots.length)),
    row('cost', (id) => cost(keep(`cost ${id}`, () => updateCost(id)))),
  ]
}

export function useScheduleCells(): readonly PropertyRow[] {
  const format = useFormat()
  const row = useRow()
  const rates = (lab: LabSetup, id: string) => labCurves({ ...lab, shown: [id] })[0].value
  const number = (value: number) => format.significant(value)
  return [
    row('first', (id, lab) => number(rates(lab, id)[0])),
    row('middle', (id, lab) => {
      const values = rates(lab, id)
      return number(values[values.length >> 1])
    }),
    row('last', (id, lab) => number(rates(lab, id).at(-1) ?? Number.NaN)),
    row('lateLoss', (id, lab) => {
      const { losses, diverged } = pathOf(lab, id)
      const late = losses.subarray(Math.floor(0.9 * losses.length))
      return diverged ? '–' : number(late.reduce((sum, loss) => sum + loss, 0) / late.length)
    }),
  ]
}

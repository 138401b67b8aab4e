/** What the lab can draw: the entries of the registries, by family. */
import { activations } from '../activations/all'
import { losses } from '../losses/all'
import type { Loss } from '../losses/define'
import { optimizers } from '../optimizers/all'
import type { OptionDescriptors } from '../options'
import { schedules } from '../schedules/all'
import type { LabFamily, LabKind } from './setup'

/** What all entries have. Activations have no options. */
export interface LabEntry {
  readonly id: string
  readonly tex: string
  readonly options: OptionDescriptors
}

const withOptions = (entry: { readonly id: string; readonly tex: string }): LabEntry => ({ options: {}, ...entry })

/** The lab has no labels to count and no more than two classes, so nothing is automatic and no class has a weight. */
const withoutLabels = (options: OptionDescriptors): OptionDescriptors =>
  Object.fromEntries(
    Object.entries(options).flatMap(([name, option]) => {
      if (option.kind !== 'real') return []
      const { auto: _auto, ...rest } = option
      return [[name, rest]]
    }),
  )

/** Squared error fits classes too, read as −1 and 1: over the margin m it is (1 − m)². */
const ALSO_FOR_CLASSES = ['mse']

const fitsKind = (loss: Loss, kind: LabKind): boolean =>
  kind === 'regression'
    ? loss.fits.includes('regression')
    : !loss.fits.includes('regression') || ALSO_FOR_CLASSES.includes(loss.id)

/** The losses over the residual, or over the margin. */
export const labLosses = (kind: LabKind): readonly Loss[] =>
  (losses as readonly Loss[]).filter((loss) => fitsKind(loss, kind))

/** The entries that can be shown together, in the order of their registry. */
export function labEntries(family: LabFamily, kind: LabKind = 'regression'): readonly LabEntry[] {
  switch (family) {
    case 'losses':
      return labLosses(kind).map((loss) => ({ ...loss, options: withoutLabels(loss.options) }))
    case 'activations':
      return activations.map(withOptions)
    case 'optimizers':
      return optimizers
    case 'schedules':
      return schedules as readonly unknown[] as readonly LabEntry[]
  }
}

/** The kind of samples under which a loss can be shown. */
export const kindOfLoss = (id: string): LabKind =>
  labLosses('regression').some((loss) => loss.id === id) ? 'regression' : 'classes'

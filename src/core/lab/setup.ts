import type { LooseOptions } from '../options'

/** What the lab draws, one kind of formula at a time. */
export type LabFamily = 'losses' | 'activations' | 'optimizers' | 'schedules'

/** What the loss lab shows, as plain JSON. Links carry it. */
export interface LabSetup {
  readonly family: LabFamily
  /** Ids of the entries that are drawn, in the order in which they were chosen. */
  readonly shown: readonly string[]
  /** Options by entry; what is left out has its default. */
  readonly options: Readonly<Record<string, LooseOptions>>
}

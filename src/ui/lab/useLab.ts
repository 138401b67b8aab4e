import { useMemo } from 'react'
import { useStore } from 'zustand'
import { type LabEntry, labEntries } from '../../core/lab/entries'
import type { LabFamily, LabSetup } from '../../core/lab/setup'
import { labStore } from '../../state/lab'
import { useText } from '../hooks/useText'
import { taskColor, taskInk } from '../theme/taskColor'

export const useLab = (): LabSetup => useStore(labStore, (state) => state.lab)

/** An entry with its name and colour. Its colour is by its place in the registry, so it never changes. */
export interface NamedEntry extends LabEntry {
  readonly name: string
  readonly about: string | undefined
  readonly color: string
  readonly ink: string
  /** Text of an option: `delta.label`. */
  readonly optionText: (key: string) => string | undefined
}

/** All entries of the family and kind on the screen. */
export function useEntries(): readonly NamedEntry[] {
  const { family, kind } = useLab()
  const words = useWords(family)
  return useMemo(
    () =>
      labEntries(family, kind).map((entry, i) => ({
        ...entry,
        name: words.maybe(`${entry.id}.name`) ?? words.maybe(entry.id) ?? entry.id,
        about: words.maybe(`${entry.id}.about`),
        color: taskColor(`t${i + 1}`),
        ink: taskInk(`t${i + 1}`),
        optionText: (key: string) => words.maybe(`${entry.id}.options.${key}`),
      })),
    [family, kind, words],
  )
}

/** Those that are shown, in the order of the registry. */
export function useShown(): readonly NamedEntry[] {
  const { shown } = useLab()
  const entries = useEntries()
  return useMemo(() => entries.filter(({ id }) => shown.includes(id)), [entries, shown])
}

/** The families' texts, all of which the lab has loaded. */
function useWords(family: LabFamily): { maybe: (key: string) => string | undefined } {
  const words = {
    losses: useText('losses'),
    activations: useText('activations'),
    optimizers: useText('optimizers'),
    schedules: useText('schedules'),
  }
  return words[family]
}

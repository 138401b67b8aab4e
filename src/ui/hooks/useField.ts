import { useMemo } from 'react'
import { limitsOf } from '../../core/config/fields'
import { type FieldPath, getField } from '../../core/config/paths'
import { useLocked } from './useLocked'
import { type Gesture, useSetup } from './useSetup'
import { useConfig } from './useStores'

export interface Field<V> {
  readonly value: V
  /** True if a change applies while training; otherwise a change restarts at step 0. */
  readonly live: boolean
  /** True if the link that locked the page refuses a change. */
  readonly locked: boolean
  /** The allowed range of a number; undefined for other fields. */
  readonly limits: { readonly min: number; readonly max: number } | undefined
  readonly set: (value: V, gesture?: Gesture) => void
  /** A control is held at this value and will set it when it is released; null: it is released. */
  readonly try: (value: V | null) => void
}

/** One field of the set-up by its path, for example `tasks.t2.weight`. */
export function useField<V>(path: FieldPath): Field<V> {
  const setup = useSetup()
  const locked = useLocked(setup.wish(path))
  const value = useConfig((config) => getField(config, path) as V)
  return useMemo(() => {
    return {
      value,
      live: setup.actsLive(path),
      locked,
      limits: limitsOf(path),
      set: (next: V, gesture: Gesture = 'commit') => setup.set(path, next, gesture),
      try: (next: V | null) => setup.try?.(path, next),
    }
  }, [path, value, setup, locked])
}

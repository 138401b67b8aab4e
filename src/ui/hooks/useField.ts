import { useMemo } from 'react'
import { limitsOf } from '../../core/config/fields'
import { type FieldPath, getField } from '../../core/config/paths'
import { type Gesture, useSetup } from './useSetup'
import { useConfig } from './useStores'

export interface Field<V> {
  readonly value: V
  /** True if a change applies while training; otherwise a change restarts at step 0. */
  readonly live: boolean
  /** The allowed range of a number; undefined for other fields. */
  readonly limits: { readonly min: number; readonly max: number } | undefined
  readonly set: (value: V, gesture?: Gesture) => void
}

/** One field of the set-up by its path, for example `tasks.t2.weight`. */
export function useField<V>(path: FieldPath): Field<V> {
  const setup = useSetup()
  const value = useConfig((config) => getField(config, path) as V)
  return useMemo(() => {
    return {
      value,
      live: setup.actsLive(path),
      limits: limitsOf(path),
      set: (next: V, gesture: Gesture = 'commit') => setup.set(path, next, gesture),
    }
  }, [path, value, setup])
}

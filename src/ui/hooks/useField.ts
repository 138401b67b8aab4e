import { useMemo } from 'react'
import { fieldOf } from '../../core/config/fields'
import { getField, tagOf } from '../../core/config/paths'
import { setConfigField } from '../../state/config'
import { useConfig } from './useStores'

export interface Field<V> {
  readonly value: V
  /** Acts while training; else a change starts over at step 0. */
  readonly live: boolean
  /** What the field table allows, for numbers. */
  readonly limits: { readonly min: number; readonly max: number } | undefined
  readonly set: (value: V, gesture?: 'drag' | 'commit') => void
}

/** One field of the set-up by its path, for example `tasks.t2.weight`. */
export function useField<V>(path: string): Field<V> {
  const value = useConfig((config) => getField(config, path) as V)
  return useMemo(() => {
    const field = fieldOf(path)
    return {
      value,
      live: tagOf(path) === 'live',
      limits: field?.kind === 'number' ? field : undefined,
      set: (next: V, gesture: 'drag' | 'commit' = 'commit') => setConfigField(path, next, { gesture }),
    }
  }, [path, value])
}

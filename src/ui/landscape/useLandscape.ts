import { useMemo } from 'react'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import type { WeightingConfig } from '../../core/config/types'
import type { LandscapeSetup } from '../../core/landscapes/setup'
import { type PathsState, pathsStore } from '../../state/landscape/paths'
import { landscapeStore } from '../../state/landscape/store'
import { type LandscapeView, landscapeViewStore, shownStep } from '../../state/landscape/view'
import { type Text, useText } from '../hooks/useText'
import { LANE_COLORS } from '../theme/laneColor'

export const useLandscape = <U>(select: (setup: LandscapeSetup) => U): U =>
  useStore(
    landscapeStore,
    useShallow((state) => select(state.setup)),
  )
export const usePaths = <U>(select: (state: PathsState) => U): U => useStore(pathsStore, useShallow(select))
export const useLandscapeView = <U>(select: (view: LandscapeView) => U): U =>
  useStore(landscapeViewStore, useShallow(select))

/** The step on the slider. */
export function useShownStep(): number {
  const steps = useLandscape((setup) => setup.steps)
  return useLandscapeView(({ place }) => shownStep(place, steps))
}

export interface NamedMethod {
  readonly index: number
  readonly method: WeightingConfig
  readonly name: string
  /** CSS values: lines and dots; text. */
  readonly color: string
  readonly ink: string
  /** The variable of the colour, for canvases. */
  readonly variable: string
}

/** The methods with their names; those that appear more than once with their options too. */
export function useMethods(): readonly NamedMethod[] {
  const words = useText('methods')
  const methods = useStore(landscapeStore, (state) => state.setup.methods)
  const colors = useStore(landscapeStore, (state) => state.colors)
  return useMemo(
    () =>
      methods.map((method, index) => {
        const number = (((colors[index] ?? index + 1) - 1) % LANE_COLORS) + 1
        const several = methods.filter(({ id }) => id === method.id).length > 1
        return {
          index,
          method,
          name: several ? withOptions(method, words) : nameOf(method, words),
          color: `var(--l${number})`,
          ink: `var(--l${number}-ink)`,
          variable: `--l${number}`,
        }
      }),
    [methods, colors, words],
  )
}

const nameOf = ({ id }: WeightingConfig, words: Text<'methods'>): string => words.maybe(`${id}.name`) ?? id

function withOptions(method: WeightingConfig, words: Text<'methods'>): string {
  const options = Object.entries(method.options).map(([key, value]) => {
    const label = words.maybe(`${method.id}.options.${key}.label`) ?? key
    const shown = typeof value === 'string' ? words.maybe(`${method.id}.options.${key}.values.${value}`) : undefined
    return `${label} ${shown ?? String(value)}`
  })
  const around = method.modifiers.map(({ id }) => words.maybe(`modifiers.${id}.name`) ?? id)
  const more = [...options, ...around].join(', ')
  return more ? `${nameOf(method, words)} (${more})` : nameOf(method, words)
}

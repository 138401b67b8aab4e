import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import type { PopulationState } from '../../state/compare/population'
import { lanesPopulation } from '../../state/compare/store'

/** How the lanes of the comparison train. */
export const useLanesState = <U>(select: (state: PopulationState) => U): U =>
  useStore(lanesPopulation.store, useShallow(select))

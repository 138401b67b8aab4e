import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import type { PopulationState } from '../../state/compare/population'
import { lanesPopulation } from '../../state/compare/store'

/** Selects from the state of the comparison's runs. */
export const useLanesState = <U>(select: (state: PopulationState) => U): U =>
  useStore(lanesPopulation.store, useShallow(select))

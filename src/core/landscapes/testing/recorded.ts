/** Recorded paths and closed forms that the tests compare with; `golden/` has only what they use. */
import { readFileSync } from 'node:fs'
import type { LooseOptions } from '../../options'
import type { Pair } from '../define'
import type { EndKind } from '../ends'

interface Followed {
  readonly start: Pair
  readonly steps: readonly number[]
  readonly positions: readonly Pair[]
  /** Largest gap of each coordinate at each of the steps. */
  readonly tolerance: readonly number[]
}

/** One recorded path over the valley, as far as float64 programs agree about it. */
export interface RecordedRun extends Followed {
  /** First step below x2 = −7.9: the front is near, and the gradients are soon opposed. Null if it never is. */
  readonly arrives: number | null
  /** After the last step: kinds and coordinates of eight to ten variants of the path. */
  readonly end: {
    readonly step: number
    readonly kinds: readonly EndKind[]
    readonly x1: Pair | null
    readonly x2: Pair | null
  }
}

export interface RecordedMethod {
  readonly landscape: 'valley' | 'valley-scaled'
  readonly scales: Pair
  readonly method: string
  readonly parameters: LooseOptions
  readonly clipNorm: number
  readonly learningRate: number
  readonly runs: readonly RecordedRun[]
}

export interface ValueAt {
  readonly x: Pair
  readonly losses: Pair
  readonly gradients: readonly [Pair, Pair]
}

interface Optimum {
  readonly weights: Pair
  readonly x: Pair
  readonly losses: Pair
}

export interface ClosedForm {
  readonly frontConstant?: number
  readonly weightedSumOptima?: readonly Optimum[]
  readonly tchebycheffOptima?: readonly Optimum[]
  readonly fromStarts?: readonly { readonly start: Pair; readonly equalAnglesFlowEnd: Pair; readonly mgdaEnd?: Pair }[]
  readonly paretoFront?: readonly { readonly t: number; readonly losses: Pair }[]
  readonly weightedSum?: readonly { readonly weights: Pair; readonly localMinima: readonly { readonly x: Pair }[] }[]
  readonly tchebycheff?: readonly Optimum[]
  readonly runs: readonly (Followed & {
    readonly method: string
    readonly parameters: LooseOptions
    readonly learningRate: number
  })[]
}

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`golden/${name}.json`, import.meta.url), 'utf8'))

export const recordedPaths = (): readonly RecordedMethod[] => read('paths') as readonly RecordedMethod[]
export const recordedValues = () =>
  read('values') as {
    readonly points: readonly ValueAt[]
    readonly paretoSet: readonly { readonly x: Pair; readonly losses: Pair; readonly lambda1: number }[]
  }
export const closedForms = () =>
  read('closed') as Readonly<Record<'bowls' | 'crossed' | 'ill-scaled' | 'fonseca', ClosedForm>>

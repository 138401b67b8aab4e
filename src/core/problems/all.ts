import { cars } from './cars/cars'
import { clicks } from './clicks/clicks'
import type { Problem } from './define'
import { digits } from './digits/digits'
import { drawn } from './drawn/drawn'
import { gradnorm } from './gradnorm/gradnorm'
import { lookupsIn } from './lookups'
import { own } from './own/own'
import { penguins } from './penguins/penguins'
import { plane } from './plane/plane'

/** By id. The first is the usual one: links without a problem are about it. Texts are typed by these ids. */
const registry = { plane, drawn, penguins, cars, digits, gradnorm, clicks, own } as const satisfies Readonly<
  Record<string, Problem>
>

export type ProblemId = keyof typeof registry

export const problems = Object.values(registry) as readonly Problem[] as readonly [Problem, ...Problem[]]

export const { problemNamed, problemOf, makeProblem, missingData } = lookupsIn(problems)

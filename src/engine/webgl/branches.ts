/**
 * Tasks that are products of two heads: `core/losses/product.ts`. The loss of such a task goes back through its own head
 * and through that of the task `given`.
 *
 * The backward pass of the heads has a slice for each way. The first T are the tasks through their own heads. Behind
 * them, each task that is a product has a branch: the way of its loss through the other head. Without products there are
 * no branches, and the texts of the programs are the same as if there were none of this.
 */
import { glsl } from '../../core/formulas/glsl'
import { productLogit, productSlope } from '../../core/losses/product'
import type { ProgramSpec } from '../engine'

export interface Branch {
  /** The task whose loss takes the way. */
  readonly task: number
  /** The task through whose head it goes. */
  readonly head: number
}

export const branchesOf = ({ tasks }: Pick<ProgramSpec, 'tasks'>): Branch[] =>
  tasks.flatMap(({ given }, task) => (given === undefined ? [] : [{ task, head: given }]))

interface WithBranches {
  readonly tasks: number
  readonly branches: readonly Branch[]
}

/** J = T + number of branches: slices of what goes back through the heads. */
export const ways = ({ tasks, branches }: WithBranches): number => tasks + branches.length

/** GLSL: the value of the first case that holds, else the last value. */
const chosen = (cases: readonly (readonly [condition: string, value: number])[], otherwise: string): string =>
  cases.reduceRight((rest, [condition, value]) => `(${condition} ? ${value} : ${rest})`, otherwise)

/** The task whose loss goes the way `way`, and the task through whose head it goes. */
export const ownerOf = ({ tasks, branches }: WithBranches, way: string): string =>
  chosen(
    branches.map(({ task }, k) => [`${way} == ${tasks + k}`, task]),
    way,
  )
export const headOf = ({ tasks, branches }: WithBranches, way: string): string =>
  chosen(
    branches.map(({ head }, k) => [`${way} == ${tasks + k}`, head]),
    way,
  )

/** The other head of a task and the way through it; −1 if it is no product. */
export const givenOf = ({ branches }: WithBranches, task: string): string =>
  chosen(
    branches.map((branch) => [`${task} == ${branch.task}`, branch.head]),
    '-1',
  )
export const branchOf = ({ tasks, branches }: WithBranches, task: string): string =>
  chosen(
    branches.map((branch, k) => [`${task} == ${branch.task}`, tasks + k]),
    '-1',
  )

const own = { own: 'own', given: 'given' }
export const LOGIT = `float productLogit(float own, float given) { return ${productLogit(glsl, own)}; }`
export const SLOPE = `float productSlope(float own, float given) { return ${productSlope(glsl, own)}; }`

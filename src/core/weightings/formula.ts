/**
 * Your own formula: weights are expressions over the values of a step.
 *
 *     α_i = h_i = expression_i(L, L_0, n, c, w, t, epoch)
 *
 * | name           | here                  | unit                                                   |
 * | -------------- | --------------------- | ------------------------------------------------------ |
 * | `L1`, `L2`, …  | `losses`              | loss of each task in this step's batch                 |
 * | `L1_0`, …      | `state.first`         | the same in the first step                             |
 * | `n1`, …        | lengths of gradients  | loss / parameter                                       |
 * | `c1_2`, …      | cosines               | none; between the gradients of two tasks               |
 * | `w1`, …        | `userWeights`         | none; the sliders                                      |
 * | `L L_0 n w`    |                       | the same, of the task whose weight the expression is   |
 * | `t` or `step`, `epoch`, `T` |          | updates done so far; epochs; number of tasks           |
 *
 * Expressions are separated by `;`, one for each task in order. The last one holds for all further tasks, so `1/L`
 * alone serves every task. The text is parsed to a tree and never run as code. A weight that is not finite becomes 0,
 * for example where a formula names a task that does not exist. Where the text cannot be parsed, every task gets 1/T,
 * and the page marks the character.
 */
import { type Expression, LONGEST_EXPRESSION, type ParseError, parseExpression } from '../expression/parse'
import { type LooseOptions, MOST_TASKS, text, withDefaults } from '../options'
import type { Need } from './define'
import { defineWeighting } from './define'
import { type Firsts, firstsMemory, noneSeen, withFirsts } from './firsts'
import { lengths } from './gramian'

const OWN = ['L', 'L_0', 'n', 'w']

/** Names that a formula may use with `tasks` tasks. */
function variablesOf(tasks: number): readonly string[] {
  const numbers = Array.from({ length: tasks }, (_, i) => i + 1)
  return [
    ...OWN,
    ...['t', 'step', 'epoch', 'T'],
    ...numbers.flatMap((i) => [`L${i}`, `L${i}_0`, `n${i}`, `w${i}`, ...numbers.map((j) => `c${i}_${j}`)]),
  ]
}

interface Names {
  readonly L: string
  readonly L_0: string
  readonly n: string
  readonly w: string
  /** With each other task. */
  readonly cosines: readonly string[]
}
const known: Names[] = []

/** Names of the values of the task at this place: made once, because a step needs them all. */
function namesOf(place: number): Names {
  const i = place + 1
  known[place] ??= {
    L: `L${i}`,
    L_0: `L${i}_0`,
    n: `n${i}`,
    w: `w${i}`,
    cosines: Array.from({ length: MOST_TASKS }, (_, j) => `c${i}_${j + 1}`),
  }
  return known[place]
}

export type ParsedFormulas =
  | { readonly ok: true; readonly expressions: readonly Expression[] }
  /** `at` counts from the start of the whole text. */
  | (ParseError & { readonly ok: false })

/** The expressions of a text such as `1/L1; 2*L1/L2`. A formula may name tasks up to the number `tasks`. */
export function parseFormulas(formulas: string, tasks = MOST_TASKS): ParsedFormulas {
  const variables = variablesOf(tasks)
  const expressions: Expression[] = []
  let from = 0
  for (const part of formulas.split(';')) {
    const parsed = parseExpression(part, variables)
    if (!parsed.ok) return { ...parsed, at: parsed.at + from }
    expressions.push(parsed.expression)
    from += part.length + 1
  }
  return { ok: true, expressions }
}

let remembered: { readonly text: string; readonly parsed: ParsedFormulas } | null = null

/** A pure function of the text. The last result is kept, because every step needs it. */
function parsedOnce(formulas: string): ParsedFormulas {
  if (remembered?.text !== formulas) remembered = { text: formulas, parsed: parseFormulas(formulas) }
  return remembered.parsed
}

export const formula = defineWeighting({
  id: 'formula',
  family: 'custom',
  tex: String.raw`w_i = f_i(L, L_0, \lVert g \rVert, \cos, t)`,
  options: { formulas: text({ default: '1 / L', maxLength: 4 * LONGEST_EXPRESSION }) },
  needs: ({ formulas }): readonly ('losses' | 'gramian')[] => needsOfText(formulas),
  actsOn: 'losses',
  scale: 'own',
  sliders: ({ formulas }) => usesSliders(formulas),
  remembers: firstsMemory,
  init: (taskCount): Firsts => noneSeen(taskCount),
  weigh({ losses, gramian, step, epoch, taskCount, places, userWeights }, { formulas }, state) {
    const begun = withFirsts(state, losses)
    const { first } = begun
    const parsed = parsedOnce(formulas)
    if (!parsed.ok) {
      const average = losses.map(() => 1 / taskCount)
      return { weights: average, state: begun, trace: { w: average } }
    }
    const n = gramian ? lengths(gramian) : losses.map(() => 0)
    const values: Record<string, number> = { t: step, step, epoch, T: taskCount, L: 0, L_0: 0, n: 0, w: 0 }
    // Names keep their tasks where some are away; values of absent tasks are unknown.
    const names = places.map(namesOf)
    losses.forEach((loss, i) => {
      const { L, L_0, n: length, w, cosines } = names[i]
      values[L] = loss
      values[L_0] = first[i]
      values[length] = n[i]
      values[w] = userWeights[i]
      losses.forEach((_, j) => {
        values[cosines[places[j]]] = gramian && n[i] * n[j] > 0 ? gramian[i][j] / (n[i] * n[j]) : 0
      })
    })
    const weights = losses.map((loss, i) => {
      const expression = parsed.expressions[Math.min(places[i], parsed.expressions.length - 1)]
      values.L = loss
      values.L_0 = first[i]
      values.n = n[i]
      values.w = userWeights[i]
      const value = expression.evaluate(values)
      return Number.isFinite(value) ? value : 0
    })
    return { weights, state: begun, trace: { w: weights } }
  },
})

/** The text of typed weights; null for a method whose weights are not typed. */
export const weightsText = (id: string, options: LooseOptions): string | null =>
  id === formula.id ? withDefaults(formula.options, options).formulas : null

/** Gradients are needed only where a formula names them: they cost two passes a step. */
function needsOfText(formulas: string): readonly Extract<Need, 'losses' | 'gramian'>[] {
  const parsed = parsedOnce(formulas)
  const gradients =
    parsed.ok && parsed.expressions.some(({ variables }) => variables.some((name) => /^[nc]/.test(name)))
  return gradients ? ['losses', 'gramian'] : ['losses']
}

/** Whether a formula names `w`, `w1`, …: the sliders. */
function usesSliders(formulas: string): boolean {
  const parsed = parsedOnce(formulas)
  return parsed.ok && parsed.expressions.some(({ variables }) => variables.some((name) => /^w\d*$/.test(name)))
}

/** The facts about the data of a set-up's tasks, drawn once for remarks and advice. */
import { factsKey, factsOf, type TaskFacts } from '../../core/config/taskFacts'
import type { RunConfig, TaskConfig } from '../../core/config/types'
import { referenceOf } from '../../core/problems/dials'

/** Number of tasks whose facts are cached. */
const MOST_FACTS = 64
const facts = new Map<string, TaskFacts>()
/** By set-up: advice asks at every record. */
const known = new WeakMap<RunConfig, readonly TaskFacts[]>()

const enabledOf = ({ tasks }: RunConfig): readonly TaskConfig[] => tasks.filter(({ enabled }) => enabled)

/** The facts of the enabled tasks, in order; null while `bringFacts` has not drawn them. */
export function knownFacts(config: RunConfig): readonly TaskFacts[] | null {
  const before = known.get(config)
  if (before) return before
  const { problem, tasks } = config
  const found = enabledOf(config).flatMap(
    (task) => facts.get(factsKey(problem, task, referenceOf(task, tasks[0]))) ?? [],
  )
  if (found.length < enabledOf(config).length) return null
  known.set(config, found)
  return found
}

/** Draws the facts of the enabled tasks, in order, as far as they are not known. */
export async function bringFacts(config: RunConfig): Promise<readonly TaskFacts[]> {
  const { problem, tasks } = config
  const found: TaskFacts[] = []
  for (const task of enabledOf(config)) {
    const reference = referenceOf(task, tasks[0])
    const key = factsKey(problem, task, reference)
    if (!facts.has(key)) {
      // Yield between tasks: drawing the data of twelve tasks at once would block the page.
      await new Promise((resolve) => setTimeout(resolve))
      if (facts.size >= MOST_FACTS) facts.clear()
      facts.set(key, factsOf(problem, task, reference))
    }
    found.push(facts.get(key) ?? factsOf(problem, task, reference))
  }
  known.set(config, found)
  return found
}

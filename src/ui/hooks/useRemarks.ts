import { useEffect, useState } from 'react'
import type { Remark } from '../../core/config/remark'
import { remarksOn } from '../../core/config/remarks'
import { factsKey, factsOf, type TaskFacts } from '../../core/config/taskFacts'
import type { RunConfig } from '../../core/config/types'
import { referenceOf } from '../../core/problems/dials'
import { useConfig } from './useStores'

/** Milliseconds without a change before a set-up is examined: a drag changes it many times a second. */
const SETTLED = 200
/** Number of tasks whose facts are cached. */
const MOST_FACTS = 64

const NONE: readonly Remark[] = []
/** By set-up, because many controls ask about the same one. */
const asked = new WeakMap<RunConfig, Promise<readonly Remark[]>>()
const known = new WeakMap<RunConfig, readonly Remark[]>()
const facts = new Map<string, TaskFacts>()

/**
 * The reasons why the set-up that the controls show cannot learn. Until a changed set-up is examined, those of the
 * previous one.
 */
export function useRemarks(): readonly Remark[] {
  const config = useConfig((current) => current)
  const [remarks, setRemarks] = useState(NONE)
  useEffect(() => {
    let gone = false
    const show = (found: readonly Remark[]) => !gone && setRemarks(found)
    const ready = known.get(config)
    if (ready) show(ready)
    const timer = ready ? 0 : window.setTimeout(() => void remarksFor(config).then(show), SETTLED)
    return () => {
      gone = true
      window.clearTimeout(timer)
    }
  }, [config])
  return remarks
}

function remarksFor(config: RunConfig): Promise<readonly Remark[]> {
  const before = asked.get(config)
  if (before) return before
  const answer = look(config).then((remarks) => {
    known.set(config, remarks)
    return remarks
  })
  asked.set(config, answer)
  return answer
}

async function look(config: RunConfig): Promise<readonly Remark[]> {
  const enabled = config.tasks.filter((task) => task.enabled)
  const found: TaskFacts[] = []
  for (const task of enabled) {
    const reference = referenceOf(task, config.tasks[0])
    const key = factsKey(config.problem, task, reference)
    if (!facts.has(key)) {
      // Yield between tasks: drawing the data of twelve tasks at once would block the page.
      await new Promise((resolve) => setTimeout(resolve))
      if (facts.size >= MOST_FACTS) facts.clear()
      facts.set(key, factsOf(config.problem, task, reference))
    }
    found.push(facts.get(key) ?? factsOf(config.problem, task, reference))
  }
  return remarksOn(config, found)
}

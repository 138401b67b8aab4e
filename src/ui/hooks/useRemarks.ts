import { useEffect, useState } from 'react'
import type { Remark } from '../../core/config/remark'
import { remarksOn } from '../../core/config/remarks'
import type { RunConfig } from '../../core/config/types'
import { bringFacts } from './factsOfTasks'
import { useConfig } from './useStores'

/** Milliseconds without a change before a set-up is examined: a drag changes it many times a second. */
const SETTLED = 200
const NONE: readonly Remark[] = []
/** By set-up, because many controls ask about the same one. */
const asked = new WeakMap<RunConfig, Promise<readonly Remark[]>>()
const known = new WeakMap<RunConfig, readonly Remark[]>()

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
  const answer = bringFacts(config).then((facts) => {
    const remarks = remarksOn(config, facts)
    known.set(config, remarks)
    return remarks
  })
  asked.set(config, answer)
  return answer
}

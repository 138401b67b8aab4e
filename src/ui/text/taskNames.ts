import type { TaskConfig } from '../../core/config/types'

const LONGEST_IN_A_SENTENCE = 20

/** Shortens a name for running text, where a long one would push the rest away. */
export function shortName(name: string): string {
  const letters = [...name]
  if (letters.length <= LONGEST_IN_A_SENTENCE) return name
  return `${letters
    .slice(0, LONGEST_IN_A_SENTENCE - 1)
    .join('')
    .trimEnd()}…`
}

/** Names of tasks: the task's own name, otherwise its target's, with a number if two are equal. */
export function taskNames(tasks: readonly TaskConfig[], targetName: (target: string) => string): string[] {
  const seen = new Map<string, number>()
  return tasks.map((task) => {
    if (task.name.trim()) return task.name.trim()
    const base = targetName(task.target)
    const count = (seen.get(base) ?? 0) + 1
    seen.set(base, count)
    return count === 1 ? base : `${base} ${count}`
  })
}

/**
 * The locks of a link: `?lock=weights,rate` leaves only the named controls free. Several names are separated by commas;
 * an empty list locks everything. It keeps a class on one question and protects nothing.
 */
import { type FieldPath, isPath, isWithin, parsePath } from './paths'

/**
 * The name of each lock, and the paths whose change it leaves free; `*` stands for a task. A place has no paths. Another
 * problem comes with other tasks, so its choice belongs to the tasks.
 */
const FREES = {
  weights: ['tasks.*.weight'],
  weighting: ['weighting'],
  losses: ['tasks.*.loss', 'tasks.*.reduction'],
  tasks: ['tasks', 'problem.id', 'problem.table'],
  data: ['problem.samples', 'problem.testFraction', 'problem.seed'],
  network: ['network'],
  optimizer: ['training.optimizer'],
  rate: ['training.learningRate', 'training.headRate', 'training.schedule', 'training.warmup'],
  training: ['training'],
  seed: ['training.seed'],
  compare: [],
  map: [],
  lessons: [],
  lab: [],
  landscape: [],
} as const satisfies Readonly<Record<string, readonly FieldPath[]>>

export type LockName = keyof typeof FREES
export const lockNames = Object.keys(FREES) as readonly LockName[]

export interface Lock {
  readonly free: readonly LockName[]
  /** Entries that name no control. */
  readonly unknown: readonly string[]
}

/** Reads the value of `?lock=`; null if there is none. Names in any case; each counts once. */
export function readLock(value: string | null): Lock | null {
  if (value === null) return null
  const entries = [...new Set(value.split(',').map((entry) => entry.trim().toLowerCase()))].filter(Boolean)
  const known = (entry: string): entry is LockName => Object.hasOwn(FREES, entry)
  return { free: entries.filter(known), unknown: entries.filter((entry) => !known(entry)) }
}

/** Whether a change is free: of a field, of the list of tasks (`tasks`), or anything else that is itself a name. */
export function isFree({ free }: Lock, wish: string): boolean {
  if (!isPath(wish)) return free.some((name) => name === wish)
  const { task, keys } = parsePath(wish)
  const pattern = (task === null || task === '' ? wish : ['tasks.*', ...keys].join('.')) as FieldPath
  return free.some((name) => FREES[name].some((path) => isWithin(pattern, path)))
}

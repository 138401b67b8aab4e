/** Runs at most one task per interval: the first immediately, and of those that follow only the newest. */
export interface Throttle {
  run(task: () => void): void
  /** Runs the waiting task now. */
  flush(): void
  /** Discards the waiting task. */
  cancel(): void
}

export function throttle(milliseconds: number): Throttle {
  let waiting: (() => void) | null = null
  let timer: ReturnType<typeof setTimeout> | null = null
  const release = (): void => {
    timer = null
    if (waiting) start(waiting)
  }
  const start = (task: () => void): void => {
    waiting = null
    timer = setTimeout(release, milliseconds)
    task()
  }
  const stop = (): void => {
    if (timer !== null) clearTimeout(timer)
    timer = null
  }
  return {
    run(task) {
      if (timer === null) start(task)
      else waiting = task
    },
    flush() {
      stop()
      const task = waiting
      waiting = null
      task?.()
    },
    cancel() {
      stop()
      waiting = null
    },
  }
}

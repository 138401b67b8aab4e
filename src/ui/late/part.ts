import { type LateTexts, showLate } from '../../i18n/setup'

/** Something that is downloaded when it is first needed. */
export interface Part<T> {
  /** What was loaded; null before. */
  present(): T | null
  /** Loads it, once: the same promise while it is on its way. A failure is not kept, so another call tries again. */
  load(): Promise<T>
}

/** A part and the texts that it shows: it is there when all of them are. */
export function part<T>(load: () => Promise<T>, ...texts: readonly LateTexts[]): Part<T> {
  let present: T | null = null
  let loading: Promise<T> | null = null
  const start = async (): Promise<T> => {
    try {
      const [loaded] = await Promise.all([load(), ...texts.map(showLate)])
      present = loaded
      return loaded
    } finally {
      loading = null
    }
  }
  return {
    present: () => present,
    load: () => {
      if (present !== null) return Promise.resolve(present)
      loading ??= start()
      return loading
    },
  }
}

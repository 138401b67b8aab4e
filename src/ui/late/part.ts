import { type LateTexts, showLate } from '../../i18n/setup'

/** Code that is downloaded when it is first needed. */
export interface Part<T> {
  /** The loaded code; null before. */
  loaded(): T | null
  /** Loads it once; returns the same promise while it loads. A failure is not kept, so another call tries again. */
  load(): Promise<T>
}

/** A part with the texts that it shows. It counts as loaded once all of them are. */
export function part<T>(load: () => Promise<T>, ...texts: readonly LateTexts[]): Part<T> {
  let loaded: T | null = null
  let loading: Promise<T> | null = null
  const start = async (): Promise<T> => {
    try {
      const [arrived] = await Promise.all([load(), ...texts.map(showLate)])
      loaded = arrived
      return arrived
    } finally {
      loading = null
    }
  }
  return {
    loaded: () => loaded,
    load: () => {
      if (loaded !== null) return Promise.resolve(loaded)
      loading ??= start()
      return loading
    },
  }
}

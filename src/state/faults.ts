import { createStore } from 'zustand/vanilla'

/** The card that a test makes throw, by the name that its error boundary has; null outside tests. */
export const faultStore = createStore<{ readonly card: string | null }>(() => ({ card: null }))

import { createStore } from 'zustand/vanilla'

/** The lesson whose sheet is being printed; null if none is. */
export const sheetStore = createStore<{ readonly lesson: string | null }>(() => ({ lesson: null }))

export const printSheet = (lesson: string): void => sheetStore.setState({ lesson })

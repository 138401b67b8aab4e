/** Whether the adviser on weightings is open. Several places open it, and its code loads late. */
import { createStore } from 'zustand/vanilla'

export const adviserStore = createStore<{ readonly open: boolean }>(() => ({ open: false }))
export const openAdviser = (): void => adviserStore.setState({ open: true })
export const closeAdviser = (): void => adviserStore.setState({ open: false })

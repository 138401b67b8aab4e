/** The dialog that is open over any place. Several places open one, and its code loads late. */
import { createStore } from 'zustand/vanilla'

/** `adviser`: which weighting to compare. `handOut`: links for a class. `table`: a file of the person. */
export type DialogName = 'adviser' | 'handOut' | 'table'

export const dialogStore = createStore<{ readonly open: DialogName | null }>(() => ({ open: null }))
export const openDialog = (open: DialogName): void => dialogStore.setState({ open })
export const closeDialog = (): void => dialogStore.setState({ open: null })

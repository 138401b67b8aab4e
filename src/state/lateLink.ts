/**
 * Links whose data have to be loaded first. The page can be used meanwhile, so a link that opens late may replace a run
 * that the person has trained or changed. The page then says so and offers that run again.
 */
import { createStore } from 'zustand/vanilla'
import type { RunConfig } from '../core/config/types'
import { changeStore, isNewestChange } from './changes'
import { type WaitingLink, waitsForData } from './data'
import { runStore } from './run'
import { configStore } from './setup'

interface LateLink {
  /** The set-up of the link that replaced a used run; null if none did, or something else was done since. */
  readonly opened: RunConfig | null
  /** The step at which the replaced run stood. */
  readonly step: number
}

export const lateLinkStore = createStore<LateLink>(() => ({ opened: null, step: 0 }))

/** As `waitsForData`, for the set-up of a link. */
export function waitsForLink(link: WaitingLink, config: RunConfig, then: Parameters<typeof waitsForData>[2]): boolean {
  const asked = { commits: configStore.getState().commits, step: runStore.getState().step }
  const open: typeof then = (adapt) => {
    const { step } = runStore.getState()
    const used = step !== asked.step || configStore.getState().commits !== asked.commits
    then(adapt)
    const { config: opened } = configStore.getState()
    if (used && isNewestChange(opened)) lateLinkStore.setState({ opened, step })
  }
  return waitsForData('run', [config], open, link)
}

export const dismissLateLink = (): void => {
  if (lateLinkStore.getState().opened) lateLinkStore.setState({ opened: null })
}

// A message about an older change would offer an undo of something else.
changeStore.subscribe(() => {
  if (!isNewestChange(lateLinkStore.getState().opened)) dismissLateLink()
})

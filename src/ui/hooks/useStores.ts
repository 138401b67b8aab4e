import { useRef } from 'react'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import type { RunConfig } from '../../core/config/types'
import { configStore } from '../../state/config'
import { noticeStore } from '../../state/notices'
import { runStore } from '../../state/run'
import { screenStore } from '../../state/screen'
import { viewStore } from '../../state/view'
import { useSetup } from './useSetup'

type StateOf<S extends { getState: () => unknown }> = ReturnType<S['getState']>

/**
 * Thin hooks over the stores. If a selector makes an object, it is compared entry by entry.
 * `useConfig` reads the set-up at the current step, which controls show. Inside a `SetupContext` it reads the
 * context's set-up instead of the run's.
 */
export const useConfig = <U>(select: (config: RunConfig) => U): U =>
  useStore(
    useSetup().store,
    useShallow((state) => select(state.config)),
  )
/** Like `useConfig`; the value stays the same object while `alike` holds. `alike` must not change. */
export function useKeptConfig<U>(select: (config: RunConfig) => U, alike: (before: U, now: U) => boolean): U {
  const kept = useRef<U | undefined>(undefined)
  return useStore(useSetup().store, ({ config }) => {
    const now = select(config)
    if (kept.current === undefined || !alike(kept.current, now)) kept.current = now
    return kept.current
  })
}
export const useConfigState = <U>(select: (state: StateOf<typeof configStore>) => U): U =>
  useStore(configStore, useShallow(select))
export const useRun = <U>(select: (state: StateOf<typeof runStore>) => U): U => useStore(runStore, useShallow(select))
export const useView = <U>(select: (state: StateOf<typeof viewStore>) => U): U =>
  useStore(viewStore, useShallow(select))
/** The place that the page shows. */
export const useScreen = () => useStore(screenStore, ({ screen }) => screen)
export const useNotices = () => useStore(noticeStore, (state) => state.notices)

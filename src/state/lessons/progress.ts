/** How far the person is in each lesson, and their answers. Kept in the browser if storage is allowed. */
import { createStore } from 'zustand/vanilla'
import { pageStorage, type Storage } from '../view'

/** The chosen option, or the values of a drawn curve at evenly spaced steps. */
export type Answer = string | readonly number[]

export interface LessonProgress {
  /** Ids of the steps that were gone through: answered where they ask, and left by the button for the next one. */
  readonly done: readonly string[]
  /** The step that was open last, from 0. */
  readonly step: number
  readonly answers: Readonly<Record<string, Answer>>
}

export interface ProgressState {
  readonly lessons: Readonly<Record<string, LessonProgress>>
  /** The lesson that was open last; null if there is none. */
  readonly last: string | null
}

const STORAGE_KEY = 'playground.lessons'
const nothing: ProgressState = { lessons: {}, last: null }
const begun: LessonProgress = { done: [], step: 0, answers: {} }

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isAnswer = (value: unknown): value is Answer =>
  typeof value === 'string' || (Array.isArray(value) && value.length > 0 && value.every(Number.isFinite))

/** Returns null for anything that is not the progress of a lesson: storage may hold values of an older page. */
function progressIn(value: unknown): LessonProgress | null {
  if (!isObject(value)) return null
  const { done, step, answers } = value
  if (!Array.isArray(done) || !Number.isInteger(step) || (step as number) < 0 || !isObject(answers)) return null
  return {
    done: done.filter((id) => typeof id === 'string'),
    step: step as number,
    answers: Object.fromEntries(
      Object.entries(answers).filter((entry): entry is [string, Answer] => isAnswer(entry[1])),
    ),
  }
}

/** The valid part of what is kept; never throws. */
export function readProgress(storage: Storage | null = pageStorage()): ProgressState {
  try {
    const stored: unknown = JSON.parse(storage?.getItem(STORAGE_KEY) ?? 'null')
    if (!isObject(stored) || !isObject(stored.lessons)) return nothing
    const lessons = Object.entries(stored.lessons).flatMap(([id, value]) => {
      const progress = progressIn(value)
      return progress ? [[id, progress] as const] : []
    })
    return { lessons: Object.fromEntries(lessons), last: typeof stored.last === 'string' ? stored.last : null }
  } catch {
    return nothing
  }
}

export function writeProgress(state: ProgressState, storage: Storage | null = pageStorage()): void {
  try {
    storage?.setItem(STORAGE_KEY, JSON.stringify(state))
  } catch {
    // Storage is full or forbidden: the progress lasts until the page closes.
  }
}

export const progressStore = createStore<ProgressState>(() => readProgress())

export const progressOf = (id: string): LessonProgress => progressStore.getState().lessons[id] ?? begun

function change(id: string, patch: Partial<LessonProgress>): void {
  const { lessons } = progressStore.getState()
  progressStore.setState({ lessons: { ...lessons, [id]: { ...progressOf(id), ...patch } }, last: id })
  writeProgress(progressStore.getState())
}

/** Notes that a step is open. */
export const noteStep = (id: string, step: number): void => change(id, { step })

/** Notes that a step was gone through. */
export function noteDone(id: string, step: string): void {
  const { done } = progressOf(id)
  if (!done.includes(step)) change(id, { done: [...done, step] })
}

export const noteAnswer = (id: string, step: string, answer: Answer): void =>
  change(id, { answers: { ...progressOf(id).answers, [step]: answer } })

/** Removes the answer to a question, so that it can be answered again. */
export function forgetAnswer(id: string, step: string): void {
  const { [step]: _, ...answers } = progressOf(id).answers
  change(id, { answers })
}

/** Begins a lesson anew: nothing done, nothing answered. */
export const beginAgain = (id: string): void => change(id, begun)

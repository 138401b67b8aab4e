/** Questions to the worker. A question that a new load overtook is answered with the next one asked. */
import type { TrainerSnapshot } from '../engine/trainer.types'
import type { Inspection } from '../worker/protocol'
import { send } from './connection'

let inspecting: ((inspection: Inspection) => void)[] = []
let snapping: ((snapshot: TrainerSnapshot) => void)[] = []

/** What the worker holds in memory. */
export function inspect(): Promise<Inspection> {
  return new Promise((resolve) => {
    inspecting.push(resolve)
    send('inspect', {})
  })
}

/** Everything of the present step, so that another training can go on from there. */
export function askSnapshot(): Promise<TrainerSnapshot> {
  return new Promise((resolve) => {
    snapping.push(resolve)
    send('snapshot', {})
  })
}

export function answerInspection({ step, tensors, textures, textureBytes, heapBytes }: Inspection): void {
  const answered = inspecting
  inspecting = []
  for (const resolve of answered) resolve({ step, tensors, textures, textureBytes, heapBytes })
}

export function answerSnapshot(snapshot: TrainerSnapshot): void {
  const answered = snapping
  snapping = []
  for (const resolve of answered) resolve(snapshot)
}

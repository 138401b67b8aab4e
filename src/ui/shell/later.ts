import { type Part, part } from '../late/part'
import type { LaterParts } from './laterParts'

type Loaded<P> = P extends Part<infer T> ? T : never

/** A part of `laterParts.ts`. That list comes with the extras, because each part in the first chunk costs bytes. */
export const later = <Id extends keyof LaterParts>(id: Id) =>
  part(async () => (await (await import('./Extras')).laterParts[id].load()) as Loaded<LaterParts[Id]>)

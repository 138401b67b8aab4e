/** Questions that only tests ask a worker. The answer comes over the port that the question carries. */

export type Question =
  | { readonly type: 'inspect' }
  /** Takes the WebGL context away, and gives it back after so many milliseconds (null: never). */
  | { readonly type: 'loseContext'; readonly restoreAfter: number | null }

/** The memory that a worker holds on its device. It must not grow with the steps. All 0 on the CPU engine. */
export interface Inspection {
  readonly tensors: number
  /** Textures in use. */
  readonly textures: number
  /** Bytes of all textures, the recycled ones included. */
  readonly textureBytes: number
  /** WebGL contexts that are not lost. */
  readonly contexts: number
}

/** A message to the worker, beside the commands of `worker/protocol.ts`. */
export interface QuestionMessage {
  readonly type: 'question'
  readonly question: Question
  readonly port: MessagePort
}

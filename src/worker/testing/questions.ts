/** What only tests ask of a worker. The answer comes over the port that travels with the question. */

export type Question =
  | { readonly type: 'inspect' }
  /** Takes the WebGL context away, and gives it back after so many milliseconds (null: never). */
  | { readonly type: 'loseContext'; readonly restoreAfter: number | null }

/** What a worker holds on its device: none of it may grow with the steps. 0 on the CPU engine. */
export interface Inspection {
  readonly tensors: number
  /** Textures in use. */
  readonly textures: number
  /** Bytes of all textures, the recycled ones included. */
  readonly textureBytes: number
}

/** Travels beside the commands of `worker/protocol.ts`. */
export interface QuestionMessage {
  readonly type: 'question'
  readonly question: Question
  readonly port: MessagePort
}

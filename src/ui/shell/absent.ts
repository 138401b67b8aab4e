/** What the engine panel says without an engine: it is still loading, or its load has failed. */
export const absent = (status: string) => (status === 'failed' ? 'engine.none' : 'status.loading')

/** What the engine panel says where there is no engine: it is on its way, or its load has failed. */
export const absent = (status: string) => (status === 'failed' ? 'engine.none' : 'status.loading')

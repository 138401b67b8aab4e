/** The engines by name, in the order in which the page lists them. */
export const ENGINES = ['webgl', 'wasm', 'cpu'] as const
export type EngineKind = (typeof ENGINES)[number]

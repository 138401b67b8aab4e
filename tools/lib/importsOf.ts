/** Finds the imports of a source file without a compiler. Relies on the layout of Biome's formatter. */

export interface Written {
  readonly specifier: string
  /** True for `import type` and `export type … from`, which disappear in the build. */
  readonly type: boolean
}

/** A static import or export, from the start of a line to the name in quotes, possibly over several lines. */
const STATIC = /^(?:import|export)\s+(type\s)?(?:[^'"();=]*?\sfrom\s+)?'([^']+)'/gm
const DYNAMIC = /\bimport\('([^']+)'\)/g
/** The file of a worker, in the form that Vite detects. */
const WORKER = /\bnew URL\('([^']+)', import\.meta\.url\)/g

export function importsOf(source: string): Written[] {
  return [
    ...[...source.matchAll(STATIC)].map(([, type, specifier]) => ({ specifier, type: type !== undefined })),
    ...[DYNAMIC, WORKER]
      .flatMap((pattern) => [...source.matchAll(pattern)])
      .map(([, specifier]) => ({ specifier, type: false })),
  ]
}

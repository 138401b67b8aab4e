/** What a source file imports, read without a compiler: by the lines that Biome's formatter writes. */

export interface Written {
  readonly specifier: string
  /** An `import type` or an `export type … from`, which is gone when the page is built. */
  readonly type: boolean
}

/** From a word at the start of a line to the name in quotes; the braces of a long one go over several lines. */
const STATIC = /^(?:import|export)\s+(type\s)?(?:[^'"();=]*?\sfrom\s+)?'([^']+)'/gm
const DYNAMIC = /\bimport\('([^']+)'\)/g
/** A worker's file, as Vite finds it. */
const WORKER = /\bnew URL\('([^']+)', import\.meta\.url\)/g

export function importsOf(source: string): Written[] {
  return [
    ...[...source.matchAll(STATIC)].map(([, type, specifier]) => ({ specifier, type: type !== undefined })),
    ...[DYNAMIC, WORKER]
      .flatMap((pattern) => [...source.matchAll(pattern)])
      .map(([, specifier]) => ({ specifier, type: false })),
  ]
}

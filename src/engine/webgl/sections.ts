/**
 * An output that consists of sections: stretches of a run's row, each computed in its own way. One pass writes all
 * sections if they read no more than the 16 textures that WebGL2 guarantees to a program. Otherwise several passes
 * follow each other: each writes some sections and copies the rest from the pass before.
 */
import type { Net } from './net'
import { defineProgram, type Pass, type Size, type Source, sizeOf } from './program'

/** WebGL2 guarantees this many. With more on some devices, draw calls would differ between devices. */
const MOST_TEXTURES = 16

/** One stretch [from, to) of a run's row (heads: of a head), and the GLSL that computes its texel `p`. */
export interface Section extends Source {
  readonly part: 'trunk' | 'head'
  readonly from: number
  readonly to: number
  /** Statements that return; may use s (slice), t (task, heads only), r, and p (texel of the row). */
  readonly body: string
}

/** The output that the sections make up. */
export interface Output {
  readonly writes: string
  readonly texels: number
  /** Textures that every pass reads. */
  readonly shared: Readonly<Record<string, Size>>
  /** Statements that make s, t, r and p out of `index`. */
  readonly axes: string
}

/** Writes the sections in as few passes as their textures allow. */
export function passesOver(net: Net, sections: readonly Section[], output: Output): Pass[] {
  const groups: Section[][] = []
  for (const section of sections) {
    const last = groups[groups.length - 1]
    const joined = last === undefined ? [section] : [...last, section]
    if (last !== undefined && texturesOf(joined, output) <= MOST_TEXTURES) last.push(section)
    else groups.push([section])
  }
  return groups.map((group, i) => {
    const before: Record<string, Size> = i === 0 ? {} : { [output.writes]: sizeOf(output.texels) }
    const cases = group.map((section) => `  ${conditionOf(net, section)} {\n${section.body}\n  }`)
    const program = defineProgram({
      name: `${output.writes} ${i + 1} of ${groups.length}`,
      inputs: Object.assign({}, ...group.map((section) => section.inputs), output.shared, before),
      texels: output.texels,
      functions: [...new Set(group.map((section) => section.functions))].join('\n'),
      body: `${output.axes}\n${cases.join('\n')}\n  return ${i === 0 ? 'vec4(0.0)' : `${output.writes}(index)`};`,
    })
    return { writes: output.writes, program }
  })
}

/** Textures that one pass over the sections reads, with one for the copy of the pass before. */
const texturesOf = (sections: readonly Section[], output: Output): number =>
  Object.keys(Object.assign({}, ...sections.map((section) => section.inputs), output.shared)).length + 1

/** GLSL condition: the texel `p` is in the section. */
function conditionOf(net: Net, { part, from, to }: Section): string {
  const start = part === 'trunk' ? '0' : `(${net.trunkRow} + t * ${net.headRow})`
  const inPart = part === 'trunk' ? '' : `p >= ${net.trunkRow} && `
  return `if (${inPart}p - ${start} >= ${from} && p - ${start} < ${to})`
}

/**
 * An output that consists of sections: stretches of a run's row, each computed in its own way. One pass writes all
 * sections if they read no more than the 16 textures that WebGL2 guarantees to a program. Otherwise several passes
 * follow each other: each writes some sections and copies the rest from the pass before.
 *
 * What is done next with each texel of the output (an `Ending`) is part of the last pass if its textures fit too. Then
 * the output itself is not stored.
 */
import type { Net } from './net'
import { defineProgram, type Pass, type Size, sizeOf } from './program'

/** WebGL2 guarantees this many. With more on some devices, draw calls would differ between devices. */
const MOST_TEXTURES = 16

type Inputs = Readonly<Record<string, Size>>

/** One stretch [from, to) of a run's row (heads: of a head), and the GLSL that computes its texel `p`. */
export interface Section {
  readonly inputs: Inputs
  /** GLSL before the body. What several sections share is written once, so a function has to be the same text. */
  readonly functions: readonly string[]
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
  readonly shared: Inputs
  /** Statements that make s, t, r and p out of `index`. */
  readonly axes: string
}

/** What becomes of a texel of the output. */
export interface Ending {
  readonly name: string
  /** New textures of the output's size. */
  readonly writes: readonly string[]
  readonly inputs: Inputs
  readonly functions: readonly string[]
  /** Statements that end the program. `texel` is the expression of the output's texel `index`. */
  body(texel: string): string
}

/** What becomes of the output: passes that read all of it, and then endings. */
export interface Next {
  readonly passes: readonly Pass[]
  readonly endings: readonly Ending[]
}

/** Writes the sections in as few passes as their textures allow, and does what comes next. */
export function passesOver(net: Net, sections: readonly Section[], output: Output, next?: Next): Pass[] {
  const texts = groupsOf(sections, output).map((group, i) => textOf(net, output, group, i))
  const stored = ({ inputs, functions, body }: Text, i: number): Pass => ({
    writes: [output.writes],
    program: defineProgram({
      name: `${output.writes} ${i + 1} of ${texts.length}`,
      inputs,
      texels: output.texels,
      functions: once(functions),
      body,
    }),
  })
  if (next === undefined) return texts.map(stored)
  const last = texts[texts.length - 1]
  const joined = next.passes.length === 0 && next.endings.length === 1 ? joinedTo(last, output, next.endings[0]) : null
  if (joined !== null) return [...texts.slice(0, -1).map(stored), joined]
  return [...texts.map(stored), ...next.passes, ...next.endings.map((ending) => alone(output, ending))]
}

/** As many sections in a group as the textures of one pass allow, with one for the copy of the pass before. */
function groupsOf(sections: readonly Section[], output: Output): Section[][] {
  const texturesOf = (group: readonly Section[]) =>
    Object.keys(Object.assign({}, ...group.map(({ inputs }) => inputs), output.shared)).length + 1
  const groups: Section[][] = []
  for (const section of sections) {
    const last = groups[groups.length - 1]
    if (last !== undefined && texturesOf([...last, section]) <= MOST_TEXTURES) last.push(section)
    else groups.push([section])
  }
  return groups
}

/** The body of `vec4 …(int index)`, and what it needs. */
interface Text {
  readonly inputs: Inputs
  readonly functions: readonly string[]
  readonly body: string
}

function textOf(net: Net, output: Output, group: readonly Section[], i: number): Text {
  const before: Inputs = i === 0 ? {} : { [output.writes]: sizeOf(output.texels) }
  const cases = group.map((section) => `  ${conditionOf(net, section)} {\n${section.body}\n  }`)
  return {
    inputs: Object.assign({}, ...group.map(({ inputs }) => inputs), output.shared, before),
    functions: group.flatMap(({ functions }) => functions),
    body: `${output.axes}\n${cases.join('\n')}\n  return ${i === 0 ? 'vec4(0.0)' : `${output.writes}(index)`};`,
  }
}

/** The text and the ending in one pass; null if they read too many textures. */
function joinedTo(text: Text, output: Output, ending: Ending): Pass | null {
  const inputs = { ...text.inputs, ...ending.inputs }
  if (Object.keys(inputs).length > MOST_TEXTURES) return null
  const computed = `vec4 computed(int index) {\n${text.body}\n}`
  return endedBy(ending, output, inputs, [...text.functions, ...ending.functions, computed], 'computed(index)')
}

/** The ending in a pass of its own. */
const alone = (output: Output, ending: Ending): Pass =>
  endedBy(
    ending,
    output,
    { [output.writes]: sizeOf(output.texels), ...ending.inputs },
    ending.functions,
    `${output.writes}(index)`,
  )

const endedBy = (
  ending: Ending,
  { texels }: Output,
  inputs: Inputs,
  functions: readonly string[],
  texel: string,
): Pass => ({
  writes: ending.writes,
  program: defineProgram({
    name: ending.name,
    inputs,
    texels,
    targets: ending.writes.length,
    functions: once(functions),
    body: ending.body(texel),
  }),
})

const once = (functions: readonly string[]): string => [...new Set(functions)].join('\n')

/** GLSL condition: the texel `p` is in the section. */
function conditionOf(net: Net, { part, from, to }: Section): string {
  const start = part === 'trunk' ? '0' : `(${net.trunkRow} + t * ${net.headRow})`
  const inPart = part === 'trunk' ? '' : `p >= ${net.trunkRow} && `
  return `if (${inPart}p - ${start} >= ${from} && p - ${start} < ${to})`
}

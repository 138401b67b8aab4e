import type { Operations } from './operations'

/** A number as an AssemblyScript literal that is read as the nearest float32. */
export function literal(value: number): string {
  const single = Math.fround(value)
  if (!Number.isFinite(single)) throw new Error(`${value} has no float32 literal`)
  return String(Number(single.toPrecision(9)))
}

/** Prints formulas, and collects the statements that their results need. */
export interface AssemblyReader {
  readonly operations: Operations<string, string>
  /** In order. Each defines a local that no statement before it has defined. */
  readonly statements: readonly string[]
}

/**
 * A reader that prints formulas as AssemblyScript over vectors of four float32 lanes (`v128`), for the WASM engine. A
 * value is the name of a local; equal parts of all formulas that one reader prints share a local. The functions whose
 * names are without a dot are in `engine/wasm/assembly/maths.ts`.
 *
 * Addition, multiplication, division, square root, minimum and maximum are exact IEEE operations, and a minimum or
 * maximum with NaN is NaN as in `numbers`, so that a divergence stays visible.
 */
export function assemblyReader(): AssemblyReader {
  const locals = new Map<string, string>()
  const statements: string[] = []
  const local = (expression: string): string => {
    const known = locals.get(expression)
    if (known !== undefined) return known
    const name = `t${statements.length}`
    locals.set(expression, name)
    statements.push(`const ${name} = ${expression}`)
    return name
  }
  const call =
    (name: string) =>
    (...given: string[]): string =>
      local(`${name}(${given.join(', ')})`)
  const operations: Operations<string, string> = {
    constant: (value) => local(`f32x4.splat(${literal(value)})`),
    add: call('f32x4.add'),
    subtract: call('f32x4.sub'),
    multiply: call('f32x4.mul'),
    divide: call('f32x4.div'),
    negate: call('f32x4.neg'),
    minimum: call('f32x4.min'),
    maximum: call('f32x4.max'),
    absolute: call('f32x4.abs'),
    sign: call('sign'),
    exp: call('exp'),
    log: call('log'),
    log1p: call('log1p'),
    squareRoot: call('f32x4.sqrt'),
    power: call('power'),
    tanh: call('tanh'),
    erf: call('erf'),
    sine: call('sine'),
    cosine: call('cosine'),
    less: call('f32x4.lt'),
    select: (condition, whenTrue, whenFalse) => local(`v128.bitselect(${whenTrue}, ${whenFalse}, ${condition})`),
  }
  return { operations, statements }
}

/**
 * A function that computes its result once for each object it is asked about, and then returns the same result. For
 * parts of a set-up, which is never changed in place: what follows from them alone is needed again in every step.
 */
export function remembered<Asked extends object, Result>(compute: (asked: Asked) => Result): (asked: Asked) => Result {
  const known = new WeakMap<Asked, { readonly result: Result }>()
  return (asked) => {
    const found = known.get(asked)
    if (found) return found.result
    const result = compute(asked)
    known.set(asked, { result })
    return result
  }
}

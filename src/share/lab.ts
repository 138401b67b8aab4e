/**
 * The short form of a lab, for the hash of an address. It loads with the lab.
 *
 *     [family, shown, options, rest]    what equals the usual lab of the family is left out at the end
 *     family: its first letter          rest: the other fields that differ, by their names
 *
 * All of this, `usualLab` included, is part of version 1 of links and never changes its meaning.
 */
import { type FieldFault, isObject } from '../core/config/faults'
import { LAB_FAMILIES, type LabSetup, usualLab } from '../core/lab/setup'
import { validateLab } from '../core/lab/validate'

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** The short form of a lab. `expandLab` reads it. */
export function compactLab(lab: LabSetup): readonly unknown[] {
  const usual = { ...usualLab(lab.family, lab.kind), chosen: lab.shown[0], kind: usualLab(lab.family).kind }
  const { family, shown, options, ...others } = lab
  const rest = Object.fromEntries(
    Object.entries(others).filter(([name, value]) => !same(value, usual[name as keyof LabSetup])),
  )
  const short = [family[0], same(shown, usual.shown) ? 0 : shown, options, rest]
  const needed = short.findLastIndex((value, i) => i === 0 || !(value === 0 || same(value, {})))
  return short.slice(0, needed + 1)
}

/** The lab in a link. Never throws; what cannot be read is as usual and named. */
export function expandLab(short: unknown): { lab: LabSetup; faults: FieldFault[] } {
  if (!Array.isArray(short)) return { lab: usualLab('losses'), faults: [{ field: '', reason: 'type', value: short }] }
  const [letter, shown = 0, options = {}, rest = {}, ...more] = short as readonly unknown[]
  const family = LAB_FAMILIES.find((name) => name[0] === letter) ?? letter
  const { lab, faults } = validateLab({
    ...(isObject(rest) ? rest : { 4: rest }),
    ...(more.length > 0 ? { 5: more[0] } : {}),
    family,
    ...(shown === 0 ? {} : { shown }),
    options,
  })
  return { lab, faults }
}

import { isList, type LooseOptions, type OptionDescriptor, type OptionDescriptors } from '../options'
import { allowedBy, type FieldFault, faultIn, isObject } from './faults'

/**
 * The options that can be read. An option that cannot be read is left out and added to `faults`; its default then
 * applies. An option at its default is left out too, so that set-ups with the same meaning are equal as data.
 */
export function validateOptions(
  descriptors: OptionDescriptors,
  raw: unknown,
  path: string,
  faults: FieldFault[],
): LooseOptions {
  if (raw === undefined) return {}
  if (!isObject(raw)) {
    faults.push({ field: path, reason: 'type', value: raw })
    return {}
  }
  const options: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(raw)) {
    const field = `${path}.${name}`
    if (!Object.hasOwn(descriptors, name)) {
      faults.push({ field, reason: 'unknown', value })
      continue
    }
    const descriptor = descriptors[name]
    const reason = faultIn(descriptor, value)
    if (reason) faults.push({ field, reason, value, allowed: allowedBy(descriptor) })
    else if (!equalsDefault(descriptor, value)) options[name] = value
  }
  return options
}

function equalsDefault(descriptor: OptionDescriptor, value: unknown): boolean {
  if (isList(descriptor)) return Array.isArray(value) && value.length === 0
  if (descriptor.kind === 'curves') return JSON.stringify(value) === JSON.stringify(descriptor.default)
  return value === descriptor.default
}

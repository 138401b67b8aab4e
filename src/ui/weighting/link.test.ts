import { expect, test } from 'vitest'
import { defaultConfig } from '../../core/config/defaults'
import type { WeightingConfig } from '../../core/config/types'
import type { OptionDescriptor, OptionDescriptors } from '../../core/options'
import { weightings } from '../../core/weightings/all'
import { modifiers } from '../../core/weightings/modifiers/all'
import { decodeLink, encodeLink } from '../../share/link'

/** An allowed value other than the default. */
function another(descriptor: OptionDescriptor): unknown {
  switch (descriptor.kind) {
    case 'real':
      return descriptor.default === descriptor.max ? descriptor.min : descriptor.max
    case 'integer':
      return descriptor.default === descriptor.max ? descriptor.min : descriptor.default + 1
    case 'choice':
      return descriptor.values[descriptor.values.length - 1]
    case 'switch':
      return !descriptor.default
    case 'perTask':
    case 'perClass':
      return [descriptor.max, descriptor.min, descriptor.min]
    case 'text':
      return 'n1 / L2_0; 1 / L'
    case 'curves':
      return [
        [
          [0, 1],
          [50, 2],
        ],
      ]
  }
}
const turned = (descriptors: OptionDescriptors) =>
  Object.fromEntries(Object.entries(descriptors).map(([name, descriptor]) => [name, another(descriptor)]))

const linked = (weighting: WeightingConfig) => {
  const recording = { config: { ...defaultConfig, weighting }, edits: [] }
  expect(decodeLink(encodeLink(recording))).toEqual({ recording, faults: [] })
}

test.each(weightings.map(({ id, options }) => ({ id, options: options as OptionDescriptors })))(
  'a link carries $id with all its options turned',
  ({ id, options }) => linked({ id, options: turned(options), modifiers: [] }),
)

test.each(modifiers.map(({ id, options }) => ({ id, options: options as OptionDescriptors })))(
  'a link carries the modifier $id with all its options turned',
  ({ id, options }) => linked({ id: 'mgda', options: {}, modifiers: [{ id, options: turned(options) }] }),
)

test('a link carries all modifiers at once', () =>
  linked({
    id: 'mgda',
    options: {},
    modifiers: modifiers.map(({ id, options }) => ({ id, options: turned(options as OptionDescriptors) })),
  }))

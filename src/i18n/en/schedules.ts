import type { ScheduleId } from '../../core/schedules/all'
import type { OwnerText } from '../shapes'

export const schedules = {
  constant: { name: 'none', about: 'The learning rate stays constant.' },
  step: {
    name: 'in steps',
    about: 'Multiplied by a factor at regular intervals.',
    options: {
      every: { label: 'every', hint: 'Steps between two drops.' },
      factor: { label: 'factor', hint: 'Each drop multiplies the learning rate by this.' },
    },
  },
  exponential: {
    name: 'exponential',
    about: 'Falls by the same share in every step.',
    options: { halfLife: { label: 'half-life', hint: 'Steps until the learning rate is halved.' } },
  },
  inverseTime: {
    name: 'inverse time',
    about: 'Falls as 1 / (1 + step / time scale).',
    options: {
      timeScale: {
        label: 'time scale',
        hint: 'Steps until the learning rate is halved; the next halving takes longer.',
      },
    },
  },
  cosine: {
    name: 'cosine',
    about: 'Half a cosine down to a floor.',
    options: {
      length: { label: 'length', hint: 'Steps until the floor.' },
      floor: { label: 'floor', hint: 'Share of the learning rate that is left at the end.' },
    },
  },
} satisfies Record<ScheduleId, OwnerText>

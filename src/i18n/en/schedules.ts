import type { ScheduleId } from '../../core/schedules/all'
import type { OwnerText } from '../shapes'

export const schedules = {
  constant: { name: 'none', about: 'The learning rate stays.' },
  step: {
    name: 'in steps',
    about: 'Multiplied by a factor every so many steps.',
    options: {
      every: { label: 'every', hint: 'Steps between two drops.' },
      factor: { label: 'factor', hint: 'What a drop multiplies by.' },
    },
  },
  exponential: {
    name: 'exponential',
    about: 'Falls by the same share in every step.',
    options: { halfLife: { label: 'half-life', hint: 'Steps until half of it is left.' } },
  },
  inverseTime: {
    name: 'inverse time',
    about: 'Falls as one over the time that has passed.',
    options: { timeScale: { label: 'time scale', hint: 'Steps until half of it is left; later ones take longer.' } },
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

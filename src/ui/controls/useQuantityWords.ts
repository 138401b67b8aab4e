import { useMemo } from 'react'
import { useFormat } from '../hooks/useFormat'
import { useMetricName } from '../hooks/useMetricText'
import type { NamedTask } from '../hooks/useTasks'
import { useText } from '../hooks/useText'
import type { Words } from './quantityNames'

/** The texts that names of quantities are made of, for these tasks. Their part of the page loads the texts `map`. */
export function useQuantityWords(tasks: readonly NamedTask[]): Words {
  const map = useText('map')
  const methods = useText('methods')
  const metricName = useMetricName()
  const losses = useText('losses')
  const optimizers = useText('optimizers')
  const schedules = useText('schedules')
  const activations = useText('activations')
  const problems = useText('problems')
  const { significant } = useFormat()
  return useMemo(
    () => ({
      ...{ map, methods, losses, optimizers, schedules, activations, problems },
      taskName: (id: string) => tasks.find((task) => task.id === id)?.name ?? id,
      metricName: (id: string) => {
        const task = tasks.find((each) => each.id === id)
        return task ? metricName(task, 'name') : ''
      },
      number: (value: number) => significant(value),
    }),
    [map, methods, losses, optimizers, schedules, activations, problems, significant, metricName, tasks],
  )
}

import { ControlsProvider } from '../controls/ControlsProvider'
import { useText } from '../hooks/useText'
import { ErrorBoundary } from '../late/ErrorBoundary'
import { ProblemCard } from '../problem/ProblemCard'
import { NetworkSettings } from '../settings/NetworkSettings'
import { RestartNote } from '../settings/RestartNote'
import { TrainingSettings } from '../settings/TrainingSettings'
import { TasksCard } from '../tasks/TasksCard'

export function SettingsColumn() {
  const settings = useText('settings')
  const tasks = useText('tasks')
  return (
    <ControlsProvider>
      <ErrorBoundary name={tasks('problem')}>
        <ProblemCard />
      </ErrorBoundary>
      <ErrorBoundary name={tasks('title')}>
        <TasksCard />
      </ErrorBoundary>
      <ErrorBoundary name={settings('network')}>
        <NetworkSettings />
      </ErrorBoundary>
      <ErrorBoundary name={settings('training')}>
        <TrainingSettings />
      </ErrorBoundary>
      <RestartNote />
    </ControlsProvider>
  )
}

import { ControlsProvider } from '../controls/ControlsProvider'
import { ErrorBoundary } from '../controls/ErrorBoundary'
import { ProblemCard } from '../problem/ProblemCard'
import { NetworkSettings } from '../settings/NetworkSettings'
import { TrainingSettings } from '../settings/TrainingSettings'
import { TasksCard } from '../tasks/TasksCard'

export function SettingsColumn() {
  return (
    <ControlsProvider>
      <ErrorBoundary>
        <ProblemCard />
        <TasksCard />
        <NetworkSettings />
        <TrainingSettings />
      </ErrorBoundary>
    </ControlsProvider>
  )
}

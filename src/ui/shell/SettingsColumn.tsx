import { ControlsProvider } from '../controls/ControlsProvider'
import { ProblemCard } from '../problem/ProblemCard'
import { NetworkSettings } from '../settings/NetworkSettings'
import { TrainingSettings } from '../settings/TrainingSettings'
import { TasksCard } from '../tasks/TasksCard'
import { ErrorBoundary } from './ErrorBoundary'

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

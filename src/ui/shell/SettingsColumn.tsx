import { ControlsProvider } from '../controls/ControlsProvider'
import { ErrorBoundary } from '../controls/ErrorBoundary'
import { useLateText } from '../hooks/useLateText'
import { ProblemCard } from '../problem/ProblemCard'
import { NetworkSettings } from '../settings/NetworkSettings'
import { TrainingSettings } from '../settings/TrainingSettings'
import { TasksCard } from '../tasks/TasksCard'

export function SettingsColumn() {
  if (!useLateText('parts')) return <div className="card waiting" />
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

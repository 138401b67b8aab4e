import { useConfig, useConfigState } from '../hooks/useStores'
import { useEnabledLooks } from '../hooks/useTasks'
import { useText } from '../hooks/useText'
import { shortName } from '../text/taskNames'

/** More names than this would fill the screen of a phone. */
const NAMED = 3

/** The title and one line on what the page shows, on phones, whose top bar has no room for them. */
export function Intro() {
  const text = useText('interface')
  const words = useText('tasks')
  const methods = useText('methods')
  const tasks = useEnabledLooks()
  const method = useConfig((config) => config.weighting.id)
  const edits = useConfigState((state) => state.recording.edits.length)
  const names = tasks.slice(0, NAMED).map((task) => shortName(task.name))
  const more = tasks.length - names.length
  return (
    <header className="intro">
      <b aria-hidden="true">{text('title')}</b>
      <p>
        {words('shows.setup', {
          tasks: names.join(words('shows.and')) + (more > 0 ? words('shows.more', { count: more }) : ''),
          method: methods.maybe(`${method}.name`) ?? method,
        })}
        {edits > 0 && ` ${words('shows.edits', { count: edits })}`}
      </p>
    </header>
  )
}

import { useState } from 'react'
import { type Answers, costOf, type Question, questions, readOff, suggest } from '../../core/advice/adviser'
import { situationOf } from '../../core/advice/situation'
import { closeDialog } from '../../state/dialogs'
import { mayChange } from '../../state/gate'
import { mainHistory, runStore } from '../../state/run'
import { showPlace } from '../../state/screen'
import { configStore } from '../../state/setup'
import { Dialog } from '../controls/Dialog'
import { useFormat } from '../hooks/useFormat'
import { describedBy, useLocked } from '../hooks/useLocked'
import { useConfig } from '../hooks/useStores'
import { useText } from '../hooks/useText'
import { orSay } from '../late/orSay'
import './advice.css'

/** Asks what troubles the run, and answers with methods to compare. */
export function AdviserDialog() {
  const text = useText('advice')
  const [read] = useState(readRun)
  const [answers, setAnswers] = useState<Answers>(() =>
    Object.fromEntries(Object.entries(read).map(([question, { answer }]) => [question, answer])),
  )
  return (
    <Dialog name="adviser" label={text('dialog.title')} titled onClose={closeDialog}>
      {(close) => (
        <>
          <p>
            {text('dialog.about')} {Object.keys(read).length === 0 && text('dialog.noRun')}
          </p>
          {questions.map((question) => (
            <Ask
              key={question}
              question={question}
              read={read[question]}
              answer={answers[question]}
              onAnswer={(answer) => setAnswers({ ...answers, [question]: answer })}
            />
          ))}
          <Result answers={answers} onLeave={close} />
        </>
      )}
    </Dialog>
  )
}

function readRun() {
  const { step, stop } = runStore.getState()
  return readOff(situationOf(configStore.getState().config, mainHistory, step, stop?.kind === 'diverged'))
}

interface Asked {
  readonly question: Question
  readonly read: ReturnType<typeof readOff>[Question]
  readonly answer: boolean | undefined
  readonly onAnswer: (answer: boolean | undefined) => void
}

const CHOICES = [
  ['yes', true],
  ['no', false],
  ['unknown', undefined],
] as const

function Ask({ question, read, answer, onAnswer }: Asked) {
  const text = useText('advice')
  const format = useFormat()
  const value = read && (question === 'hurt' ? format.percent(read.value) : format.significant(read.value))
  const key = question === 'hurt' ? (read?.answer ? 'hurt.readYes' : 'hurt.readNo') : (`${question}.read` as const)
  return (
    <fieldset>
      <legend>{text(`dialog.questions.${question}.ask`)}</legend>
      <span className="adviser-choices">
        {CHOICES.map(([name, choice]) => (
          <label key={name}>
            <input
              type="radio"
              name={`adviser-${question}`}
              checked={answer === choice}
              onChange={() => onAnswer(choice)}
            />
            {text(`dialog.${name}`)}
          </label>
        ))}
      </span>
      {value && (
        <span className="hint">{text('dialog.readOff', { what: text(`dialog.questions.${key}`, { value }) })}</span>
      )}
    </fieldset>
  )
}

function Result({ answers, onLeave }: { readonly answers: Answers; readonly onLeave: () => void }) {
  const text = useText('advice')
  const methods = useText('methods')
  const tasks = useConfig((config) => config.tasks.filter(({ enabled }) => enabled).length)
  const suggested = suggest(answers)
  const locked = useLocked('compare')
  const compare = () => {
    if (!mayChange('compare')) return
    const ids = suggested.map(({ id }) => id)
    void orSay(async () => {
      const { compareMethods } = await import('../../state/compare/actions')
      compareMethods(configStore.getState().recording.config, ids)
      onLeave()
      showPlace('compare')
    })
  }
  return (
    <>
      <h2>{text('dialog.result')}</h2>
      <ul className="adviser-methods" aria-live="polite">
        {suggested.map(({ id, because }) => {
          const { backward, forward } = costOf(id, tasks)
          return (
            <li key={id}>
              <h3>{methods.maybe(`${id}.name`) ?? id}</h3>
              <p>{text(`dialog.because.${because}`)}</p>
              <p className="hint">
                {backward > 1 ? text('dialog.costTasks', { count: backward }) : text('dialog.costOne')}{' '}
                {forward > 0 && text('dialog.costForward')}
              </p>
            </li>
          )
        })}
      </ul>
      <p className="hint">{text('dialog.honest')}</p>
      <div>
        <button
          type="button"
          className="btn on"
          disabled={locked}
          aria-describedby={describedBy(locked)}
          onClick={compare}
        >
          {text('dialog.compare')}
        </button>
      </div>
    </>
  )
}

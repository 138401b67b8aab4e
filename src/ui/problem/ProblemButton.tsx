import { useState } from 'react'
import { problems } from '../../core/problems/all'
import { Icon } from '../controls/Icon'
import { describedBy, useLocked } from '../hooks/useLocked'
import { useConfig } from '../hooks/useStores'
import { useText } from '../hooks/useText'
import { Late } from '../late/Late'
import { part } from '../late/part'

const list = part(() => import('./ProblemDialog').then((module) => module.ProblemDialog), 'picker')

/** Names the current problem and opens the list of all. */
export function ProblemButton() {
  const text = useText('tasks')
  const names = useText('problems')
  const id = useConfig(({ problem }) => problem.id)
  const [open, setOpen] = useState(false)
  const locked = useLocked('problem.id')
  const close = () => setOpen(false)
  const name = names.maybe(`names.${id}`) ?? id
  if (problems.length === 1) return <span className="aside">{name}</span>
  return (
    <>
      <button
        type="button"
        className="btn small problem-button"
        aria-haspopup="dialog"
        aria-label={text('chooseProblem', { problem: name })}
        disabled={locked}
        aria-describedby={describedBy(locked)}
        onClick={() => setOpen(true)}
      >
        {name}
        <Icon name="triangle" size={12} />
      </button>
      {open && (
        <Late part={list} name={text('problem')} place="dialog" onClose={close}>
          {(List) => <List onClose={close} />}
        </Late>
      )}
    </>
  )
}

import type { TextKey } from '../../i18n/keys'
import { newSeed } from '../../state/config'
import { mayChange, mayVisit, type Wish } from '../../state/gate'
import { reset, step, toggle } from '../../state/run'
import { type Place, screenStore, showPlace, showRun, type Transport } from '../../state/screen'
import { redo, undo } from '../../state/undo'
import { setView, viewStore } from '../../state/view'
import { orSay } from '../late/orSay'
import { focusIsByPointer } from './focusCause'

/**
 * Commands with a keyboard shortcut. One record has the keys, their test, and the name in the help. Buttons call the
 * same `perform`.
 */
export interface Command {
  readonly id: string
  readonly label: TextKey<'interface'>
  /** Keys as the page writes them. Words are translated by `interface.keys`. */
  readonly keys: readonly string[]
  /** The change that a locked page may refuse. */
  readonly wish?: Wish
  readonly matches: (event: KeyboardEvent) => boolean
  readonly perform: () => unknown
}

const plain = (event: KeyboardEvent) => !event.ctrlKey && !event.metaKey && !event.altKey
const control = (event: KeyboardEvent) => (event.ctrlKey || event.metaKey) && !event.altKey
const key = (event: KeyboardEvent, wanted: string) => event.key.toLowerCase() === wanted

const runTransport: Transport = { toggle, step, reset, undo, redo }
const screen = (): Place => screenStore.getState().screen
/** Commands for the run do nothing in other places, where a person would not see the change. */
const isRun = (): boolean => screen() === 'run'
/** The transport of the place on the screen; null if it has none. */
const transport = (): Transport | null => screenStore.getState().transport ?? (isRun() ? runTransport : null)

export const commands = [
  {
    id: 'toggle',
    label: 'commands.toggle',
    keys: ['space'],
    matches: (event) => plain(event) && event.key === ' ',
    perform: () => transport()?.toggle(),
  },
  {
    id: 'step',
    label: 'commands.step',
    keys: ['.'],
    matches: (event) => plain(event) && event.key === '.',
    perform: () => transport()?.step(),
  },
  {
    id: 'reset',
    label: 'commands.reset',
    keys: ['R'],
    matches: (event) => plain(event) && key(event, 'r'),
    perform: () => transport()?.reset(),
  },
  {
    id: 'run',
    label: 'commands.run',
    keys: ['P'],
    matches: (event) => plain(event) && key(event, 'p'),
    perform: showRun,
  },
  {
    id: 'compare',
    label: 'commands.compare',
    keys: ['C'],
    matches: (event) => plain(event) && key(event, 'c'),
    perform: () => (screen() === 'compare' ? showRun() : mayVisit('compare') && showPlace('compare')),
  },
  {
    id: 'map',
    label: 'commands.map',
    keys: ['M'],
    matches: (event) => plain(event) && key(event, 'm'),
    perform: () => (screen() === 'map' ? showRun() : mayVisit('map') && showPlace('map')),
  },
  {
    id: 'learn',
    label: 'commands.learn',
    keys: ['L'],
    matches: (event) => plain(event) && key(event, 'l'),
    perform: () => (screen() === 'learn' ? showRun() : showPlace('learn')),
  },
  {
    id: 'newSeed',
    label: 'commands.newSeed',
    keys: ['N'],
    wish: 'training.seed',
    matches: (event) => plain(event) && key(event, 'n'),
    perform: () => isRun() && newSeed(),
  },
  {
    id: 'undo',
    label: 'commands.undo',
    keys: ['ctrl', 'Z'],
    matches: (event) => control(event) && !event.shiftKey && key(event, 'z'),
    perform: () => transport()?.undo?.(),
  },
  {
    id: 'redo',
    label: 'commands.redo',
    keys: ['ctrl', 'shift', 'Z'],
    matches: (event) => control(event) && ((event.shiftKey && key(event, 'z')) || (!event.shiftKey && key(event, 'y'))),
    perform: () => transport()?.redo?.(),
  },
  {
    id: 'fork',
    label: 'commands.fork',
    keys: ['F'],
    wish: 'compare',
    matches: (event) => plain(event) && key(event, 'f'),
    // For the run only: lanes have their own command to duplicate.
    perform: () => {
      if (isRun() && mayChange('compare'))
        void orSay(() => import('../../state/compare/fork').then(({ forkHere }) => forkHere()))
    },
  },
  {
    id: 'presenter',
    label: 'commands.presenter',
    keys: ['B'],
    matches: (event) => plain(event) && key(event, 'b'),
    perform: () => setView({ presenting: !viewStore.getState().presenting }),
  },
] as const satisfies readonly Command[]

export type CommandId = (typeof commands)[number]['id']
export const commandById = (id: CommandId): Command => commands.find((command) => command.id === id)!

/**
 * Whether the focused element handles the key itself. Entries take text, and Space presses a button that was focused
 * by keyboard. A button that was clicked keeps the focus, and Space would repeat its action (remove one more task), so
 * there Space is the command. Arrows of a slider belong to no command: a person who scrubbed back along the film may
 * fork at that step.
 */
export function belongsToTarget(event: KeyboardEvent): boolean {
  const target = event.target
  if (!(target instanceof HTMLElement)) return false
  if (target.closest('dialog')) return true
  if (target.matches('input[type=range]')) return false
  const space = event.key === ' '
  if (target.matches('input:not([type=checkbox], [type=radio]), textarea, [contenteditable=true]')) return true
  // Typed letters choose an option; with Ctrl they do nothing in a select.
  if (target.matches('select')) return !event.ctrlKey && !event.metaKey && (!space || !focusIsByPointer())
  return space && !focusIsByPointer() && target.matches('button, a, summary, input, [role=button]')
}

export function commandFor(event: KeyboardEvent): Command | null {
  if (event.defaultPrevented || event.repeat || belongsToTarget(event)) return null
  return commands.find((command) => command.matches(event)) ?? null
}

import type { Text } from '../hooks/useText'
import type { Command } from './commands'

export const shortcutKeys = (command: Command, text: Text<'interface'>): string[] =>
  command.keys.map((name) => text.maybe(`keys.${name}`) ?? name)

/** The keys as text, for example `Ctrl+Shift+Z`. */
export const shortcutText = (command: Command, text: Text<'interface'>): string => shortcutKeys(command, text).join('+')

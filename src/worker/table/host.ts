/** Obeys the page about one file. The page ends the worker to cancel, so nothing here is ever interrupted. */
import { readRecipe } from '../../core/tables/recipe'
import { toWireError } from '../wireError'
import { TableFile } from './file'
import { writePredictions } from './predictions'
import type { TableCommand, TableEvent } from './protocol'

type Tell = (event: TableEvent, transfer: Transferable[]) => void

/** Returns the function that obeys a command. */
export function startTableHost(tell: Tell): (command: TableCommand) => Promise<void> {
  let file: TableFile | null = null

  const opened = (): TableFile => {
    if (!file) throw new Error('no file')
    return file
  }

  async function obey(command: TableCommand): Promise<void> {
    const { request } = command
    const tellShare = (share: number) => tell({ type: 'progress', request, share }, [])
    switch (command.type) {
      case 'open':
      case 'look': {
        if (command.type === 'open') file = new TableFile(command.name, command.bytes)
        const look = opened().look(command.corrections, tellShare)
        return tell({ type: 'looked', request, fingerprint: opened().fingerprint, look }, [])
      }
      case 'pack': {
        const recipe = readRecipe(command.recipe)
        if (!recipe) throw new Error('no recipe')
        const bytes = opened().pack(recipe)
        return tell({ type: 'packed', request, bytes }, [bytes.buffer])
      }
      case 'predict': {
        const parts = await writePredictions(opened(), command, tellShare)
        return tell({ type: 'written', request, parts }, [])
      }
    }
  }

  return async (command) => {
    try {
      await obey(command)
    } catch (error) {
      tell({ type: 'failed', request: command.request, error: toWireError(error) }, [])
    }
  }
}

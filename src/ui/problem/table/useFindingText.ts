import { useCallback } from 'react'
import type { Finding } from '../../../core/tables/findings'
import { useFormat } from '../../hooks/useFormat'
import { useText } from '../../hooks/useText'

/** Values that are numbers of bytes in these findings; all other numbers are counts. */
const IN_BYTES = 'tooLarge'

/** The sentence of a finding: where it is, what is wrong, what to do. */
export function useFindingText(): (finding: Finding) => string {
  const text = useText('table')
  const format = useFormat()
  return useCallback(
    ({ code, column, row, values = {} }) => {
      const written = Object.entries(values).map(([name, value]) => {
        if (typeof value === 'string') return [name, value] as const
        return [name, code === IN_BYTES ? format.bytes(value) : format.integer(value)] as const
      })
      const what = text(`findings.${code}`, Object.fromEntries(written))
      const place = column === undefined ? (row === undefined ? 'file' : 'row') : row === undefined ? 'column' : 'both'
      return text(`places.${place}`, { column: column ?? '', row: row === undefined ? '' : format.integer(row), what })
    },
    [text, format],
  )
}

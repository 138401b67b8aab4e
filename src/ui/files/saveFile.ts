import { notify } from '../../state/notices'

const TYPES = { csv: 'text/csv;charset=utf-8', json: 'application/json' } as const
/** Without it spreadsheets misread Chinese names. JSON must not have it. */
const BYTE_ORDER_MARK = { csv: '\uFEFF', json: '' } as const

/** Downloads a file to the reader's device, and names it in a notice. */
export function saveFile(extension: keyof typeof TYPES, content: string | readonly string[]): void {
  const name = fileName(extension, new Date())
  const url = URL.createObjectURL(
    new Blob([BYTE_ORDER_MARK[extension], ...(typeof content === 'string' ? [content] : content)], {
      type: TYPES[extension],
    }),
  )
  const anchor = document.createElement('a')
  anchor.href = url
  anchor.download = name
  anchor.click()
  // By then the download holds its own reference.
  window.setTimeout(() => URL.revokeObjectURL(url), 10_000)
  notify({ kind: 'info', key: 'exported', values: { file: name } })
}

/** For example `mtl-2026-08-01-1405.csv`: sorts by time and is valid on every file system. */
function fileName(extension: string, now: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-')
  return `mtl-${day}-${two(now.getHours())}${two(now.getMinutes())}.${extension}`
}

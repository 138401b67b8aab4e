/** Hands the reader a file to save. */
export function saveFile(name: string, type: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }))
  const anchor = document.createElement('a')
  anchor.href = url
  anchor.download = name
  anchor.click()
  // The download has its own reference by the time the task is over.
  window.setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** `mtl-2026-08-01-1405.csv`: sorts by time, holds on every file system. */
export function fileName(extension: string, now: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-')
  return `mtl-${day}-${two(now.getHours())}${two(now.getMinutes())}.${extension}`
}

/** A file of more than 5 MB, with more rows than are read. */
export function largeTable(): Uint8Array<ArrayBuffer> {
  const rows = Array.from(
    { length: 230_000 },
    (_, k) => `${(k * 7919) % 1000},${k % 97},${k % 3 ? 'b' : 'a'},group number ${k % 9}`,
  )
  return new TextEncoder().encode(['n,m,class,group', ...rows].join('\n'))
}

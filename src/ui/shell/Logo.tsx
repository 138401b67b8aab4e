/** One trunk that splits into three tasks. */
export function Logo() {
  return (
    <svg
      width="22"
      height="22"
      viewBox="0 0 22 22"
      fill="none"
      strokeWidth="2.4"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d="M3 11h6" stroke="var(--ink)" />
      <path d="M9 11c5 0 4-7 10-7" stroke="var(--t1)" />
      <path d="M9 11h10" stroke="var(--t2)" />
      <path d="M9 11c5 0 4 7 10 7" stroke="var(--t3)" />
    </svg>
  )
}

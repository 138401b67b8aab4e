/** Line drawings on a 16 x 16 field, in the colour of the text around them. */
const shapes = {
  play: <path d="M4.5 2.8v10.4L13 8z" fill="currentColor" stroke="currentColor" strokeLinejoin="round" />,
  pause: (
    <g fill="currentColor" stroke="none">
      <rect x="3.4" y="2" width="3.4" height="12" rx="1" />
      <rect x="9.2" y="2" width="3.4" height="12" rx="1" />
    </g>
  ),
  step: (
    <g fill="currentColor" stroke="none">
      <path d="M3 3l7 5-7 5z" />
      <rect x="11" y="3" width="2" height="10" />
    </g>
  ),
  reset: <path d="M3.4 2.6v4h4M3.7 6.4A5.3 5.3 0 1 1 4 10.2" />,
  restart: <path d="M3.4 2.6v4h4M3.7 6.4A5.3 5.3 0 1 1 4 10.2" strokeWidth="2.2" />,
  die: (
    <>
      <rect x="2.5" y="2.5" width="11" height="11" rx="2.5" />
      <g fill="currentColor" stroke="none">
        <circle cx="5.6" cy="5.6" r="1.15" />
        <circle cx="10.4" cy="10.4" r="1.15" />
        <circle cx="8" cy="8" r="1.15" />
      </g>
    </>
  ),
  undo: <path d="M6 3L2.8 6.2 6 9.4M3 6.2h6.2a3.6 3.6 0 0 1 0 7.2H6.4" />,
  redo: <path d="M10 3l3.2 3.2L10 9.4M13 6.2H6.8a3.6 3.6 0 0 0 0 7.2h2.8" />,
  help: (
    <>
      <path d="M5.9 6.1a2.2 2.2 0 1 1 3.3 1.9c-.8.5-1.2.9-1.2 1.8" />
      <circle cx="8" cy="12.3" r="0.9" fill="currentColor" stroke="none" />
    </>
  ),
  moon: <path d="M8 1.8a6.2 6.2 0 1 0 6.2 7.3A4.9 4.9 0 0 1 8 1.8z" fill="currentColor" stroke="none" />,
  sun: (
    <>
      <circle cx="8" cy="8" r="2.8" fill="currentColor" stroke="none" />
      <path d="M8 1.4v1.8M8 12.8v1.8M1.4 8h1.8M12.8 8h1.8M3.3 3.3l1.3 1.3M11.4 11.4l1.3 1.3M12.7 3.3l-1.3 1.3M4.6 11.4l-1.3 1.3" />
    </>
  ),
  more: <path d="M4 6.2L8 10.2l4-4" />,
  triangle: <path d="M4 6.2h8L8 10.8z" fill="currentColor" stroke="none" />,
  fork: <path d="M8 14V9.6C8 6.4 3.6 7 3.6 3M8 9.6C8 6.4 12.4 7 12.4 3M1.8 4.8l1.8-2 1.8 2M10.6 4.8l1.8-2 1.8 2" />,
  pin: <path d="M5.4 2h5.2l-.8 4.4 2.4 2.6H3.8l2.4-2.6zM8 9v5" />,
  pencil: <path d="M10.9 2.9l2.2 2.2-7.4 7.4-2.9.7.7-2.9zM9.4 4.4l2.2 2.2" />,
  plus: <path d="M8 3v10M3 8h10" />,
  minus: <path d="M3 8h10" />,
  curve: <path d="M2.4 2.6c1 6.2 2.8 9 5.6 9s4.6-2.8 5.6-9M1.8 13.8h12.4" />,
  close: <path d="M4 4l8 8M12 4l-8 8" />,
  copy: (
    <>
      <rect x="5.5" y="5.5" width="8" height="8" rx="1.6" />
      <path d="M10.5 3.2A1.6 1.6 0 0 0 9 2.5H4.1a1.6 1.6 0 0 0-1.6 1.6V9c0 .6.3 1.1.7 1.4" />
    </>
  ),
  edit: <path d="M2.6 4.6h5.2M11.6 4.6h1.8M2.6 11.4h1.8M8.2 11.4h5.2M9.7 2.9v3.4M6.3 9.7v3.4" />,
  only: (
    <>
      <circle cx="8" cy="8" r="5.6" />
      <circle cx="8" cy="8" r="2" fill="currentColor" stroke="none" />
    </>
  ),
  trash: <path d="M2.8 4.4h10.4M6.2 4V2.6h3.6V4M4.2 4.6l.6 8.8h6.4l.6-8.8" />,
  link: (
    <path d="M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2.2-2.2A2.6 2.6 0 0 0 9 3.3L8 4.2M9.2 6.8a2.6 2.6 0 0 0-3.7 0L3.3 9A2.6 2.6 0 0 0 7 12.7l.9-.9" />
  ),
  check: <path d="M3 8.4l3.2 3.2L13 4.8" strokeWidth="2" />,
  flag: <path d="M4 14V2.6h7.6L9.8 5.4l1.8 2.8H4" />,
  download: <path d="M8 2.4v7.4M4.9 6.9L8 10l3.1-3.1M3 13.2h10" />,
} as const
export type IconName = keyof typeof shapes

/** Decoration only: its button has the accessible name. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {shapes[name]}
    </svg>
  )
}

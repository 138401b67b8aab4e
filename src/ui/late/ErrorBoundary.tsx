import { Component, type ReactNode } from 'react'
import { useText } from '../hooks/useText'
import { Failed, type Place } from './Failed'

interface Props {
  /** What the reader calls the part, for the message. */
  readonly name: string
  readonly place?: Place
  /** Stands above the message: what is needed to leave the part. */
  readonly heading?: ReactNode
  readonly onClose?: () => void
  readonly children: ReactNode
}

/**
 * A part that throws while it draws says so in its own place and can be tried again; the rest of the page
 * goes on. React writes the error with its component stack to the console.
 */
export class ErrorBoundary extends Component<Props, { readonly message: string | null }> {
  override state = { message: null as string | null }

  static getDerivedStateFromError(error: unknown) {
    return { message: error instanceof Error ? error.message : String(error) }
  }

  override render() {
    const { message } = this.state
    if (message === null) return this.props.children
    const { name, place = 'card', heading, onClose } = this.props
    return (
      <Broken
        name={name}
        place={place}
        heading={heading}
        error={message}
        onClose={onClose}
        onRetry={() => this.setState({ message: null })}
      />
    )
  }
}

function Broken(props: {
  readonly name: string
  readonly place: Place
  readonly heading: ReactNode
  readonly error: string
  readonly onRetry: () => void
  readonly onClose?: () => void
}) {
  const text = useText('interface')
  return <Failed {...props} message={text('failed.broken', { name: props.name, error: props.error })} />
}

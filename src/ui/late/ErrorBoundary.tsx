import { Component, type ReactNode } from 'react'
import { useText } from '../hooks/useText'
import { Failed, type Place } from './Failed'

interface Props {
  /** The part's name in the message. */
  readonly name: string
  readonly place?: Place
  /** Shown above the message: controls for leaving the part. */
  readonly heading?: ReactNode
  readonly onClose?: () => void
  readonly children: ReactNode
}

/**
 * Contains a part that throws while rendering: a message with a button to try again replaces the part, and the rest
 * of the page continues. React logs the error with its component stack to the console.
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

import { Component, type ReactNode } from 'react'

/** A part that breaks while it draws says so in its own place; the rest of the page goes on. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly message: string | null }> {
  override state = { message: null as string | null }

  static getDerivedStateFromError(error: unknown) {
    return { message: error instanceof Error ? error.message : String(error) }
  }

  override render() {
    if (this.state.message === null) return this.props.children
    return (
      <section className="card broken" role="alert">
        <p>{this.state.message}</p>
        <button type="button" className="btn" onClick={() => this.setState({ message: null })}>
          ↺
        </button>
      </section>
    )
  }
}

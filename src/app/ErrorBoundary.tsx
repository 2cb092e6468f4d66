import { Component, type ReactNode } from 'react';
import { localeStore } from '../i18n/locale.ts';
import { wordsOf } from '../i18n/words.ts';
import './notices.css';

interface State {
  readonly error: Error | null;
}

/** Catches a mistake of ours, says so, and lets the person try again: the rest of the page is as it was. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  private leave(): void {
    location.hash = '#/';
    this.setState({ error: null });
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    const { errors } = wordsOf(localeStore.get());
    return (
      <main className="sorry" role="alert">
        <h1>{errors.broken}</h1>
        <p>{errors.brokenWhy}</p>
        <p className="mono">{error.message}</p>
        <p className="sorry-ways">
          <button type="button" className="button" onClick={() => this.setState({ error: null })}>
            {errors.again}
          </button>
          <button type="button" className="button" onClick={() => this.leave()}>
            {errors.backHome}
          </button>
        </p>
      </main>
    );
  }
}

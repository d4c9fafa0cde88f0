import { Component, type ReactNode } from 'react';
import { ErrorPage } from '@/app/ErrorPage';

/** Shows a page instead of nothing where something unexpected was thrown. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    return this.state.hasFailed ? <ErrorPage /> : this.props.children;
  }
}

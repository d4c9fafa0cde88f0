import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { AppRoutes } from '@/app/AppRoutes';
import { ErrorBoundary } from '@/app/ErrorBoundary';
import { queryClient } from '@/shared/api/queries';
import { AuthProvider } from '@/shared/auth/AuthProvider';
import '@/styles.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no place for the pages');

createRoot(root).render(
  <StrictMode>
    <ErrorBoundary>
      <QueryClientProvider client={queryClient}>
        <AuthProvider>
          <BrowserRouter>
            <AppRoutes />
          </BrowserRouter>
        </AuthProvider>
      </QueryClientProvider>
    </ErrorBoundary>
  </StrictMode>,
);

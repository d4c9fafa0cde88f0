/** Every address of the pages. */
import { Suspense } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { page } from '@/app/pages';
import { ProtectedRoute } from '@/shared/auth/ProtectedRoute';
import { Splash } from '@/shared/ui/Splash';

const authLayout = page(() => import('@/features/auth/components/AuthLayout'));
const login = page(() => import('@/features/auth/pages/Login'));
const register = page(() => import('@/features/auth/pages/Register'));
const verifyEmail = page(() => import('@/features/auth/pages/VerifyEmail'));
const forgotPassword = page(() => import('@/features/auth/pages/ForgotPassword'));
const resetPassword = page(() => import('@/features/auth/pages/ResetPassword'));

const frame = page(() => import('@/app/Frame'));
const notFound = page(() => import('@/app/NotFound'));

const apps = page(() => import('@/features/apps/pages/Apps'));
const newApp = page(() => import('@/features/apps/pages/NewApp'));
const appDetail = page(() => import('@/features/apps/pages/AppDetail'));
const appOverview = page(() => import('@/features/apps/pages/AppOverview'));
const appDeployments = page(() => import('@/features/apps/pages/AppDeployments'));
const appLogs = page(() => import('@/features/apps/pages/AppLogsPage'));
const appVariables = page(() => import('@/features/apps/pages/AppVariables'));
const appDatabase = page(() => import('@/features/apps/pages/AppDatabase'));
const appDomains = page(() => import('@/features/apps/pages/AppDomains'));
const appSettings = page(() => import('@/features/apps/pages/AppSettings'));

const credits = page(() => import('@/features/credits/pages/Credits'));
const creditsOverview = page(() => import('@/features/credits/pages/CreditsOverview'));
const creditsPlans = page(() => import('@/features/credits/pages/CreditsPlans'));
const creditsHistory = page(() => import('@/features/credits/pages/CreditsHistory'));

const account = page(() => import('@/features/account/pages/Account'));
const profile = page(() => import('@/features/account/pages/Profile'));
const security = page(() => import('@/features/account/pages/Security'));
const activity = page(() => import('@/features/account/pages/Activity'));
const data = page(() => import('@/features/account/pages/Data'));

export function AppRoutes() {
  return (
    <Suspense fallback={<Splash />}>
      <Routes>
        <Route element={authLayout}>
          <Route path="/login" element={login} />
          <Route path="/register" element={register} />
          <Route path="/verify-email" element={verifyEmail} />
          <Route path="/forgot-password" element={forgotPassword} />
          <Route path="/reset-password" element={resetPassword} />
        </Route>
        <Route element={<ProtectedRoute />}>
          <Route element={frame}>
            <Route path="/" element={<Navigate to="/apps" replace />} />
            <Route path="/apps" element={apps} />
            <Route path="/apps/new" element={newApp} />
            <Route path="/apps/:id" element={appDetail}>
              <Route index element={appOverview} />
              <Route path="deployments" element={appDeployments} />
              <Route path="logs" element={appLogs} />
              <Route path="variables" element={appVariables} />
              <Route path="database" element={appDatabase} />
              <Route path="domains" element={appDomains} />
              <Route path="settings" element={appSettings} />
            </Route>
            <Route path="/credits" element={credits}>
              <Route index element={creditsOverview} />
              <Route path="plans" element={creditsPlans} />
              <Route path="history" element={creditsHistory} />
            </Route>
            <Route path="/account" element={account}>
              <Route index element={profile} />
              <Route path="security" element={security} />
              <Route path="activity" element={activity} />
              <Route path="data" element={data} />
            </Route>
            <Route path="*" element={notFound} />
          </Route>
        </Route>
      </Routes>
    </Suspense>
  );
}

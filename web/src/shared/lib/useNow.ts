import { useEffect, useState } from 'react';
import { serverNow } from '@/shared/lib/serverClock';

/** The server's time, again each so many milliseconds; it stands still where nothing waits for it. */
export function useNow(every: number, isRunning = true): number {
  const [now, setNow] = useState(() => serverNow());
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => setNow(serverNow()), every);
    return () => clearInterval(timer);
  }, [every, isRunning]);
  return now;
}

import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { ChartDay } from '@/features/credits/components/usageDays';
import { actionName } from '@/features/credits/components/names';
import { colourAt } from '@/features/credits/components/colours';

const day = (date: string) => new Date(`${date}T00:00:00Z`).toLocaleDateString('en', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** Credits per day, one colour per action. The table beside it says the same to those who do not see it. */
export default function UsageChart({ days, actions }: { days: ChartDay[]; actions: string[] }) {
  return (
    <div aria-hidden className="h-56 text-xs">
      <ResponsiveContainer width="100%" height="100%">
        <BarChart data={days} margin={{ top: 8, right: 4, bottom: 0, left: -18 }} accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke="var(--c-line)" />
          <XAxis dataKey="date" tickFormatter={day} tickLine={false} axisLine={{ stroke: 'var(--c-line-strong)' }} tick={{ fill: 'var(--c-faint)' }} minTickGap={36} />
          <YAxis allowDecimals={false} tickLine={false} axisLine={false} tick={{ fill: 'var(--c-faint)' }} width={52} />
          <Tooltip
            cursor={{ fill: 'var(--c-hover)' }}
            labelFormatter={(date) => day(String(date))}
            formatter={(value, name) => [String(value), actionName(String(name))]}
            contentStyle={{ background: 'var(--c-raised)', border: '1px solid var(--c-line)', borderRadius: 8, boxShadow: 'var(--shadow-2)', color: 'var(--c-ink)' }}
            isAnimationActive={false}
          />
          {actions.map((action, at) => (
            <Bar key={action} dataKey={action} stackId="day" fill={colourAt(at)} maxBarSize={28} isAnimationActive={false} />
          ))}
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}

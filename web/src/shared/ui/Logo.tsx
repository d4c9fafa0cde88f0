export function Logo({ size = 24 }: { size?: number }) {
  return (
    <svg aria-hidden width={size} height={size} viewBox="0 0 32 32" className="shrink-0">
      <rect width="32" height="32" rx="8" fill="#0d6b63" />
      <path d="M8 21.5h16M8 16h11M8 10.5h6" stroke="#fff" strokeWidth="3" strokeLinecap="round" />
    </svg>
  );
}

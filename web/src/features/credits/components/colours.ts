/** Colours of the actions in charts, by their place. */
export const COLOURS = ['var(--c-accent)', 'light-dark(#d98a1f, #f2b866)', 'light-dark(#5668c9, #97a6ff)', 'light-dark(#b0487f, #ef93c3)', 'light-dark(#7a8783, #93a29d)'];

export function colourAt(place: number): string {
  return COLOURS[place % COLOURS.length] ?? 'var(--c-accent)';
}

import type { Tone } from '../../sdk/views.ts';

/** Colours that a canvas may ask for: tones by meaning, and the materials of the page. */
export type Ink = Tone | 'line' | 'ink' | 'ink-2' | 'ink-3' | 'ground' | 'panel' | 'brass';

const MATERIALS = new Set<string>(['line', 'ink', 'ink-2', 'ink-3', 'ground', 'panel', 'brass']);

/**
 * The theme's colours as a canvas understands them: a custom property that says light-dark() is resolved only when it
 * is used as a colour, so an element inside the canvas (or whatever else has the theme) wears each in turn.
 */
export function tonesOf(canvas: Element): (ink: Ink) => string {
  const probe = canvas.ownerDocument.createElement('i');
  // Forced colours would make all of them one; each stands for a system colour then.
  probe.style.setProperty('forced-color-adjust', 'none');
  const seen = new Map<string, string>();
  return (ink) => {
    let colour = seen.get(ink);
    if (colour === undefined) {
      canvas.append(probe);
      probe.style.color = MATERIALS.has(ink) ? `var(--${ink})` : `var(--tone-${ink})`;
      colour = getComputedStyle(probe).color;
      probe.remove();
      seen.set(ink, colour);
    }
    return colour;
  };
}

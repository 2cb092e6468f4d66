import { challenge } from './challenge.ts';
import { glossary } from './glossary.ts';
import { interview } from './interview.ts';
import { learn } from './learn.ts';
import { slides } from './slides.ts';
import { ways } from './ways.ts';

/** What only pages that teach say, by area. */
export const en = { challenge, interview, learn, slides, glossary, ways } as const;

import { glossaryWith } from '../../_shared/atomic/lessons/glossary/index.ts';
import { own } from './glossary/own.ts';

/** The terms that the lessons use, in alphabetical order of their ids. */
export const glossary = glossaryWith(own);

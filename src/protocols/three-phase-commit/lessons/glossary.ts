import { glossaryWith } from '../../_shared/atomic/lessons/glossary/index.ts';
import { own } from './glossary/own.ts';

/** The terms that the lessons use, in alphabetical order of their ids. An acknowledgement is another thing than with two phases. */
export const glossary = glossaryWith(own, ['acknowledgement']);

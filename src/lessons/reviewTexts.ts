import { hasPage } from '../playback/pages.ts';
import type { Session } from '../playback/types.ts';
import type { Look, Prose } from '../sdk/lesson.ts';
import { LOCALES } from '../sdk/text.ts';
import type { Cast } from './cast.ts';
import { namesIn, termsIn } from './prose.ts';

/** All that is to be read in something that is taught, in both languages. */
export function textsOf(value: unknown): readonly Prose[] {
  if (typeof value !== 'object' || value === null) return [];
  if (LOCALES.every((locale) => locale in value)) return [value as Prose];
  return Object.values(value).flatMap(textsOf);
}

export function textProblems(value: object, terms: ReadonlySet<string>): string[] {
  return textsOf(value).flatMap(({ en, zh }) => {
    const problems: string[] = [];
    const short = `“${en.slice(0, 30)}…”`;
    if (en.trim() === '') problems.push('an English text is empty');
    if (!/[\u4e00-\u9fff]/.test(zh) && zh !== en) problems.push(`no Chinese for ${short}`);
    if (/[\u4e00-\u9fff]/.test(en)) problems.push(`Chinese in the English ${short}`);
    const lead = [termsIn(en), termsIn(zh)].map((list) => [...new Set(list)].sort());
    for (const term of lead.flat()) if (!terms.has(term)) problems.push(`no term “${term}”`);
    if (String(lead[0]) !== String(lead[1])) {
      problems.push(`${short} leads to ${lead[0]} in English and to ${lead[1]} in Chinese`);
    }
    const names = [namesIn(en), namesIn(zh)].map((list) => [...new Set(list)].sort());
    if (String(names[0]) !== String(names[1])) {
      problems.push(`${short} names ${names[0]} in English and ${names[1]} in Chinese`);
    }
    return problems;
  });
}

/** Names in braces that no cue has given by now. */
export const namesUnknown = (texts: readonly Prose[], cast: Cast): string[] =>
  texts
    .flatMap(({ en }) => namesIn(en))
    .filter((name) => cast.id(`{${name}}`) < 0)
    .map((name) => `nobody goes by the name of “${name}” yet`);

export function lookProblems(look: Look | undefined, session: Session, cast: Cast): string[] {
  if (!look) return [];
  const problems = [...(look.nodes ?? []), ...(look.select === undefined ? [] : [look.select])]
    .filter((who) => cast.id(who) < 0)
    .map((who) => `there is no node “${who}” to look at`);
  const { fields = [], select, tab } = look;
  if (tab && !hasPage(session.protocol, tab)) {
    problems.push(`the inspector has no page “${tab}” here`);
  }
  if (fields.length === 0) return problems;
  if (select === undefined) return [...problems, 'fields are lit of a node that is selected'];
  const slot = session.world().nodes[cast.id(select)];
  const views = session.protocol.views.flatMap((view) => (view.kind === 'fields' ? [view] : []));
  const there = new Set(
    slot ? views.flatMap((view) => view.fields(slot as never).map(({ name }) => name)) : [],
  );
  return [
    ...problems,
    ...fields
      .filter((name) => !there.has(name))
      .map((name) => `no field “${name}” in ${select}; there are ${[...there].join(', ')}`),
  ];
}

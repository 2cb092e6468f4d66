import { useDesk, useExhibitWords, useLocale } from '../context.tsx';

/** Which scenario, which twin and how many nodes a search or many seeds are about. */
export function Subject() {
  const { session } = useDesk();
  const locale = useLocale();
  const { searching: say, settings } = useExhibitWords();
  const { protocol, scenario } = session;
  const text = protocol.text[locale];
  const twin = scenario.variant === null ? null : text.variants[scenario.variant];
  const nodes = Object.entries(scenario.members)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${count} × ${text.kinds[kind as keyof typeof text.kinds]}`);
  return (
    <p className="searching-subject">
      <span className="unseen">{say.subject}: </span>
      <b>{scenario.title[locale]}</b>
      <span>{twin ? `${text.name}: ${twin.title}` : settings.whole(text.name)}</span>
      <span>{nodes.join(', ')}</span>
    </p>
  );
}

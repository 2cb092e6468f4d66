import { useLocation } from 'wouter';
import type { Problem } from '../sdk/changes.ts';
import { useExhibitWords, useWords } from '../views/context.tsx';
import { problemText } from '../views/share/problem.ts';
import { Header } from './Header.tsx';
import { usePageTitle } from './usePageTitle.ts';
import './notices.css';

interface NoSuchAddressProps {
  readonly expected?: string;
  /** What is wrong with the run that it was to bring. */
  readonly problem?: Problem | null;
}

/** An address that leads nowhere: what stood there, and what could have. */
export function NoSuchAddress({ expected, problem = null }: NoSuchAddressProps) {
  const { errors } = useWords();
  const [address] = useLocation();
  usePageTitle(errors.notFound);
  return (
    <>
      <Header />
      <main className="sorry">
        <h1>{errors.notFound}</h1>
        <p>{errors.found(`#${decoded(address)}`)}</p>
        {problem === null ? (
          <p>{errors.expected(expected ?? errors.addressForm)}</p>
        ) : (
          <Unread problem={problem} />
        )}
        <p className="sorry-ways">
          <a className="button" href="#/">
            {errors.backHome}
          </a>
        </p>
      </main>
    </>
  );
}

/** Only an exhibit reads a link, and its words are there by then. */
function Unread({ problem }: { readonly problem: Problem }) {
  return <p className="mono">{problemText(problem, useExhibitWords())}</p>;
}

/** So much of an address is shown. */
const LONGEST = 200;

/** The address as it was typed, where that can be made out. */
function decoded(address: string): string {
  const text = address.length <= LONGEST ? address : `${address.slice(0, LONGEST)}…`;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

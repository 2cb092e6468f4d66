import { useLocation } from 'wouter';
import type { Problem } from '../sdk/changes.ts';
import { useWords } from '../views/context.tsx';
import { problemText } from '../views/share/problem.ts';
import { Header } from './Header.tsx';
import './notices.css';

export function Loading() {
  const words = useWords();
  return (
    <p className="loading" role="status">
      {words.loading}
    </p>
  );
}

interface NoSuchAddressProps {
  readonly expected?: string;
  /** What is wrong with the run that it was to bring. */
  readonly problem?: Problem | null;
}

/** An address that leads nowhere: what stood there, and what could have. */
export function NoSuchAddress({ expected, problem = null }: NoSuchAddressProps) {
  const { errors } = useWords();
  const [address] = useLocation();
  return (
    <>
      <Header />
      <main className="sorry">
        <h1>{errors.notFound}</h1>
        <p>{errors.found(`#${decoded(address)}`)}</p>
        {problem === null ? (
          <p>{errors.expected(expected ?? errors.addressForm)}</p>
        ) : (
          <p className="mono">{problemText(problem)}</p>
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

/** The address as it was typed, where that can be made out. */
function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

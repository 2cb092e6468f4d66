import { useWords } from '../views/context.tsx';
import './notices.css';

export function Loading() {
  const words = useWords();
  return (
    <p className="loading" role="status">
      {words.loading}
    </p>
  );
}

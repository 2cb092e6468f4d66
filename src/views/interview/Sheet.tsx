import { Fragment } from 'react';
import { type Piece, readProse } from '../../lessons/prose.ts';
import type { Outline, Prose, Question } from '../../sdk/lesson.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import { useLessonWords, useLocale } from '../context.tsx';
import { useGlossary } from '../lessons/glossary.tsx';
import './printed.css';

interface Props {
  readonly title: string;
  readonly topics: Outline['topics'];
  readonly questions: readonly Question<ProtocolTypes>[];
  readonly answers: boolean;
}

/** The questions as they stand on paper. The screen does not show them. */
export function Sheet({ title, topics, questions, answers }: Props) {
  const locale = useLocale();
  let number = 0;
  return (
    <section className="printed" data-answers={answers || undefined}>
      <h1>{title}</h1>
      {topics.map(({ id, title: topic }) => {
        const about = questions.filter((question) => question.topic === id);
        if (about.length === 0) return null;
        const start = number + 1;
        number += about.length;
        return (
          <Fragment key={id}>
            <h2>{topic[locale]}</h2>
            <ol start={start}>
              {about.map((question) => (
                <li key={question.id}>
                  <PrintedQuestion question={question} answers={answers} />
                </li>
              ))}
            </ol>
          </Fragment>
        );
      })}
    </section>
  );
}

type PrintedProps = Pick<Props, 'answers'> & { readonly question: Question<ProtocolTypes> };

function PrintedQuestion({ question, answers }: PrintedProps) {
  const { interview: say } = useLessonWords();
  const { asks, grade, answer, mentions, wrong } = question;
  return (
    <>
      <h3>
        <Printed text={asks} /> <small>{say.grades[grade]}</small>
      </h3>
      {answers && (
        <>
          <PrintedParagraphs text={answer} />
          <h4>{say.mentions}</h4>
          <ul>
            {mentions.map((text, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a question's points keep their order
              <li key={i}>
                <Printed text={text} />
              </li>
            ))}
          </ul>
          <h4>{say.wrong}</h4>
          <blockquote>
            <Printed text={wrong.says} />
          </blockquote>
          <PrintedParagraphs text={wrong.why} />
        </>
      )}
    </>
  );
}

function PrintedParagraphs({ text }: { readonly text: Prose }) {
  const locale = useLocale();
  return readProse(text[locale]).map((pieces, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of one text keep their order
    <p key={i}>
      <PrintedPieces pieces={pieces} />
    </p>
  ));
}

function Printed({ text }: { readonly text: Prose }) {
  const locale = useLocale();
  return <PrintedPieces pieces={readProse(text[locale]).flat()} />;
}

/** Nothing can be opened on paper: what is explained is a word like others, in Chinese with the English one beside it. */
function PrintedPieces({ pieces }: { readonly pieces: readonly Piece[] }) {
  return pieces.map((piece, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text keep their order
    <Fragment key={i}>
      <PrintedPiece piece={piece} />
    </Fragment>
  ));
}

function PrintedPiece({ piece }: { readonly piece: Piece }) {
  const locale = useLocale();
  const { glosses } = useGlossary();
  switch (piece.kind) {
    case 'text':
    case 'node':
      return piece.text;
    case 'code':
      return <code>{piece.text}</code>;
    case 'stress':
      return <em>{piece.text}</em>;
    case 'gloss': {
      const name = glosses.get(piece.gloss)?.name;
      const said = piece.text ?? name?.[locale] ?? piece.gloss;
      return locale === 'zh' && name && name.en !== said ? `${said}（${name.en}）` : said;
    }
  }
}

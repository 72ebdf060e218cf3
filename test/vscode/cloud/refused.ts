import {
  createQueryAnswers,
  type QueryAnswers,
} from '../../cloudwatch/stand-in/query/query-answers.ts';
import { ServiceError } from '../../cloudwatch/stand-in/service-error.ts';
import { refusedWord } from './refused-word.ts';

/** Answers of a service that has one word less in its language than we think. */
export function answersThatRefuse(): QueryAnswers {
  const answers = createQueryAnswers();
  return {
    ...answers,
    compile: (text) => {
      const start = text.indexOf(refusedWord);
      if (start < 0) return answers.compile(text);
      const message = `unexpected symbol found ${refusedWord}`;
      const location = { startCharOffset: start, endCharOffset: start + refusedWord.length };
      throw new ServiceError('MalformedQueryException', message, {
        queryCompileError: { message, location },
      });
    },
  };
}

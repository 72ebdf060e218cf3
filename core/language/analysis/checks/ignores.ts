import { isProblemCode, type Problem, problem, problemCodes } from '../../problems/problem.ts';
import type { Ignore } from '../../syntax/ast.ts';
import { nearest } from '../../text/nearest.ts';

/** Comments that silence a code that no problem has, or none. */
export const checkIgnores = (ignores: readonly Ignore[]): readonly Problem[] =>
  ignores.flatMap(({ code, span }) =>
    isProblemCode(code)
      ? []
      : [problem('invalid-ignore', span, { code, nearest: nearest(code, problemCodes) })],
  );

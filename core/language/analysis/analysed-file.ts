import { inOrder, type Problem } from '../problems/problem.ts';
import { type Section, sectionsOf } from '../query-file/sections.ts';
import type { QueryFile } from '../syntax/ast.ts';
import { movedAll, movedQuery } from '../syntax/moved.ts';
import {
  joinSections,
  type ParsedSection,
  parseSection,
  unreadable,
  unreadableReason,
} from '../syntax/parse.ts';
import { lazily } from '../text/lazily.ts';
import { checkComments, checkQuery } from './check.ts';

/** A version of a query file: its tree, what is wrong with it, and what the next version keeps. */
export interface AnalysedFile {
  readonly file: QueryFile;
  /** Everything that is wrong with it, in order of place. */
  readonly problems: () => readonly Problem[];
  readonly sections: AnalysedSections;
}

/** The sections of a file by their text, on which alone everything in them depends. */
type AnalysedSections = ReadonlyMap<string, AnalysedSection>;

interface AnalysedSection {
  /** Where it was read: places in it count from there. */
  readonly start: number;
  readonly parsed: ParsedSection;
  readonly problems: () => readonly Problem[];
}

/**
 * The tree and the problems of a text, as `parseQueryFile` and `problemsOf` give them. Sections that
 * an earlier version had too are taken from there, so that a change costs what its section costs.
 */
export const analyseFile = (text: string, earlier?: AnalysedFile): AnalysedFile => {
  const why = unreadableReason(text);
  if (why !== undefined) {
    return { file: unreadable(why), problems: () => [why], sections: new Map() };
  }
  const { sections, placed } = placedSections(text, earlier);
  return {
    file: joinSections(placed.map(({ parsed }) => parsed)),
    problems: lazily(() => placed.flatMap(({ problems }) => problems())),
    sections,
  };
};

/**
 * Apart from the above, since closures of one function keep alive what any of them uses: a version
 * that is asked for its problems later must not hold the version before, and that one its own.
 */
const placedSections = (
  text: string,
  earlier: AnalysedFile | undefined,
): { readonly sections: AnalysedSections; readonly placed: readonly AnalysedSection[] } => {
  const sections = new Map<string, AnalysedSection>();
  const placed = sectionsOf(text).map((section) => {
    const content = text.slice(section.span.start, section.span.end);
    const known =
      sections.get(content) ?? earlier?.sections.get(content) ?? analyseSection(text, section);
    sections.set(content, known);
    return movedSection(known, section.span.start - known.start);
  });
  return { sections, placed };
};

const analyseSection = (text: string, section: Section): AnalysedSection => {
  const parsed = parseSection(text, section);
  return { start: section.span.start, parsed, problems: lazily(() => sectionProblems(parsed)) };
};

const sectionProblems = (section: ParsedSection): readonly Problem[] => {
  const { query, fileDirectives, fileIgnores, problems } = section;
  return inOrder([
    ...problems,
    ...checkComments({ directives: fileDirectives, ignores: fileIgnores }),
    ...(query === undefined ? [] : checkQuery(query)),
  ]);
};

const movedSection = (section: AnalysedSection, by: number): AnalysedSection => {
  if (by === 0) {
    return section;
  }
  const { query, alone, fileDirectives, fileIgnores, comments, problems } = section.parsed;
  return {
    start: section.start + by,
    parsed: {
      query: query && movedQuery(query, by),
      alone: alone && movedQuery(alone, by),
      fileDirectives: movedAll(fileDirectives, by),
      fileIgnores: movedAll(fileIgnores, by),
      comments: movedAll(comments, by),
      problems: movedAll(problems, by),
    },
    problems: () => movedAll(section.problems(), by),
  };
};

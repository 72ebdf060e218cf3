import type { Condition, Row } from '../expressions/compiled.ts';
import type { Counts } from '../patterns/leaf.ts';
import { ShapeGroups } from '../patterns/shape-groups.ts';
import { templatesOf, type Template } from '../patterns/templates.ts';
import {
  wrongPart,
  type Collector,
  type Gatherer,
  type PartContent,
  type PatternsPart,
} from './part.ts';

/** What `pattern` gathers, and what becomes of it. */
export interface PatternsPlan {
  readonly readText: (row: Row) => string | undefined;
  /** Which rows belong to the range of the query, and which to the one that it is compared with. */
  readonly isNow: Condition;
  readonly isBefore: Condition;
  /** Makes a row of a pattern, given the number of rows of both ranges. */
  readonly rowOf: (template: Template, total: Counts) => Row;
}

/** Gathers the shapes of texts, and makes patterns of them when they are asked for. */
export class Patterns implements Collector, Gatherer {
  /** Whatever comes counts. */
  readonly satisfied = false;
  private readonly plan: PatternsPlan;
  private readonly shapes = new ShapeGroups();

  constructor(plan: PatternsPlan) {
    this.plan = plan;
  }

  take(row: Row): void {
    const { readText, isNow, isBefore } = this.plan;
    const counts: Counts = [Number(isNow(row)), Number(isBefore(row))];
    const text = readText(row);
    if (text === undefined) {
      this.shapes.count(counts);
    } else {
      this.shapes.add(text, counts);
    }
  }

  drain(): PatternsPart {
    return { kind: 'patterns', shapes: this.shapes.drain() };
  }

  merge(content: PartContent): void {
    if (content.kind !== 'patterns') {
      throw wrongPart(content.kind);
    }
    this.shapes.merge(content.shapes);
  }

  rows(): readonly Row[] {
    const shapes = this.shapes.part();
    return templatesOf(shapes).map((template) => this.plan.rowOf(template, shapes.total));
  }
}

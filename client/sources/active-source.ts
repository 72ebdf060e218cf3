import { EventEmitter, type Memento } from 'vscode';
import { isObjectOf, isString } from '#protocol/guard.ts';

/** A source as the user chose it. */
export interface ChosenSource {
  /** A name of the settings, or a path. */
  readonly nameOrPath: string;
  /** How it is shown. */
  readonly label: string;
}

const isChosenSource = isObjectOf<ChosenSource>({ nameOrPath: isString, label: isString });

const recentLimit = 8;

/** The workspace's active source, for queries that name none, and those that were before it. */
export class ActiveSource {
  private readonly memory: Memento;
  private readonly changed = new EventEmitter<void>();
  readonly onChange = this.changed.event;

  constructor(memory: Memento) {
    this.memory = memory;
  }

  get current(): ChosenSource | undefined {
    const value: unknown = this.memory.get(activeKey);
    return isChosenSource(value) ? value : undefined;
  }

  /** The paths chosen before, the latest first. */
  get recent(): readonly ChosenSource[] {
    const value: unknown = this.memory.get(recentKey);
    return Array.isArray(value) ? value.filter((entry) => isChosenSource(entry)) : [];
  }

  async choose(source: ChosenSource): Promise<void> {
    const others = this.recent.filter(({ nameOrPath }) => nameOrPath !== source.nameOrPath);
    await this.memory.update(activeKey, source);
    await this.memory.update(recentKey, [source, ...others].slice(0, recentLimit));
    this.changed.fire();
  }

  /** Forgets a source that is no more. */
  async forget(nameOrPath: string): Promise<void> {
    const others = this.recent.filter((source) => source.nameOrPath !== nameOrPath);
    await this.memory.update(recentKey, others);
    if (this.current?.nameOrPath !== nameOrPath) return;
    await this.memory.update(activeKey, undefined);
    this.changed.fire();
  }

  dispose(): void {
    this.changed.dispose();
  }
}

const activeKey = 'ctq.activeSource';
const recentKey = 'ctq.recentSources';

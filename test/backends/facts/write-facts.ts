import { FactStore } from '../../../backends/local/facts/fact-store.ts';
import { factsOf, someStamp } from './facts.ts';

/* A program that saves facts of a file many times, while another one does the same. */

const [folder = '', name = ''] = process.argv.slice(2);
const store = new FactStore({
  folder,
  now: Date.now,
  onFault: (message) => {
    throw new Error(message);
  },
});
const listed = ['a.json', 'b.json'].map((each) => ({ name: each, stamp: someStamp }));
for (let round = 0; round < 50; round += 1) {
  const learned = new Map([[name, factsOf([{ eventName: `Name${round}` }])]]);
  await store.save('/logs/lab', learned, { listed, keeping: 'disk' });
}

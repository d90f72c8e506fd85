// Time in the page stands still at an instant of the test's choice and passes only by advance(seconds).
(() => {
  const start = Date.parse('2026-03-01T12:00:00Z');
  let passed = 0;
  const ticks = new Map();
  const RealDate = Date;
  window.Date = class extends RealDate {
    constructor(...given) {
      super(...(given.length ? given : [start + passed * 1000]));
    }
  };
  performance.now = () => passed * 1000;
  window.setInterval = tick => {
    const id = ticks.size + 1;
    ticks.set(id, tick);
    return id;
  };
  window.clearInterval = id => ticks.delete(id);
  window.advance = seconds => {
    passed += seconds;
    [...ticks.values()].forEach(tick => tick());
  };
})();

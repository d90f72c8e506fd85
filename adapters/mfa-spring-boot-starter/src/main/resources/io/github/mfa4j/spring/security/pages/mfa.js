// Counts down what the page says in words, and makes its buttons to print and to copy work. The page is complete without it.
'use strict';

(() => {
  const language = document.documentElement.lang;
  const news = document.getElementById('news');
  const loaded = performance.now();

  // When a screen reader is told how much is left, in seconds: often enough to act, too rarely to disturb.
  const TOLD = [120, 60, 30];

  const unit = (number, name) =>
    new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: 'long' }).format(number);

  const words = seconds => {
    const parts = [
      [Math.floor(seconds / 86400), 'day'],
      [Math.floor(seconds / 3600) % 24, 'hour'],
      [Math.floor(seconds / 60) % 60, 'minute'],
      [seconds % 60, 'second'],
    ];
    const first = parts.findIndex(([number]) => number > 0);
    return parts.slice(first, first + 2).filter(([number]) => number > 0).map(([number, name]) => unit(number, name)).join(' ');
  };

  // In the reader's own zone, which the server does not know; with the day, unless it is today.
  const time = instant => {
    const today = instant.toDateString() === new Date().toDateString();
    return new Intl.DateTimeFormat(language, today ? { timeStyle: 'short' } : { dateStyle: 'medium', timeStyle: 'short' }).format(instant);
  };

  const after = clock => document.querySelectorAll(`[data-after="${clock.id}"]`);

  const isHeld = button => button.getAttribute('aria-disabled') === 'true';

  for (const clock of document.querySelectorAll('.clock[data-seconds]')) {
    const { seconds, until, pattern, over } = clock.dataset;
    const at = time(new Date(until));
    let told = Number(seconds);

    for (const button of clock.parentElement.querySelectorAll(`button[data-after="${clock.id}"]`)) {
      // Not disabled: it keeps its place in the order of the keys, and the focus.
      button.setAttribute('aria-disabled', 'true');
      button.setAttribute('aria-describedby', clock.id);
      button.addEventListener('click', event => {
        if (isHeld(button)) event.preventDefault();
      });
    }

    const tick = () => {
      // By the server's count and a clock that nobody sets; a tab that slept catches up.
      const left = Math.ceil(Number(seconds) - (performance.now() - loaded) / 1000);
      if (left <= 0) {
        clearInterval(timer);
        clock.textContent = over;
        news.textContent = over;
        for (const element of after(clock)) {
          element.hidden = false;
          element.removeAttribute('aria-disabled');
        }
        return;
      }
      clock.textContent = pattern.replace('{left}', words(left)).replace('{at}', at);
      const due = TOLD.find(mark => left <= mark && told > mark);
      if (due !== undefined) {
        told = left;
        news.textContent = clock.textContent;
      }
    };
    const timer = setInterval(tick, 1000);
    tick();
  }

  // A code counts once: what is on its way is not sent again, until the page is come back to.
  for (const form of document.forms) {
    form.addEventListener('submit', event => {
      if (form.dataset.sent) event.preventDefault();
      form.dataset.sent = 'yes';
    });
    addEventListener('pageshow', () => delete form.dataset.sent);
  }

  for (const tool of document.querySelectorAll('[data-tool]')) {
    if (tool.dataset.tool === 'print') {
      tool.addEventListener('click', () => window.print());
      tool.hidden = false;
    } else if (navigator.clipboard) {
      tool.addEventListener('click', async () => {
        const codes = [...document.querySelectorAll('#codes code')].map(code => code.textContent);
        const told = await navigator.clipboard.writeText(codes.join('\n')).then(() => tool.dataset.done, () => tool.dataset.refused);
        news.textContent = told;
        tool.textContent = told;
      });
      tool.hidden = false;
    }
  }
})();

// Returns what is wrong with how the page looks, a complaint on each line.
const complaints = [];
const name = element => element.tagName + ' ' + (element.textContent || element.id).trim().slice(0, 30);
// A phone widens the window for what does not fit, but not this.
const width = document.documentElement.clientWidth;
const isSeen = element => element.checkVisibility() && !element.classList.contains('unseen');

if (document.documentElement.scrollWidth > width) complaints.push('the page scrolls sideways');

for (const element of document.querySelectorAll('main *')) {
  if (!isSeen(element)) continue;
  const box = element.getBoundingClientRect();
  if (box.left < 0 || box.right > width) complaints.push('cut: ' + name(element));
  if (parseFloat(getComputedStyle(element).fontSize) < 13) complaints.push('too small: ' + name(element));
}

// WCAG 2.2 section 2.5.8
for (const target of document.querySelectorAll('a, button, summary, input:not([type=hidden])')) {
  if (!isSeen(target)) continue;
  const box = target.getBoundingClientRect();
  if (box.width < 24 || box.height < 24) complaints.push('small target: ' + name(target) + ' ' + box.width + ' x ' + box.height);
}

for (const field of document.querySelectorAll('[aria-describedby], [aria-labelledby]')) {
  for (const attribute of ['aria-describedby', 'aria-labelledby']) {
    for (const id of (field.getAttribute(attribute) || '').split(' ').filter(Boolean)) {
      if (!document.getElementById(id)) complaints.push(attribute + ' points to nothing: ' + id);
    }
  }
}

const ids = [...document.querySelectorAll('[id]')].map(element => element.id);
for (const id of ids) {
  if (ids.indexOf(id) !== ids.lastIndexOf(id)) complaints.push('id used twice: ' + id);
}

// A focus that is seen: WCAG 2.2 section 2.4.7
for (const element of document.querySelectorAll('a, button, summary, input:not([type=hidden])')) {
  if (!isSeen(element)) continue;
  element.focus({ focusVisible: true });
  const style = getComputedStyle(element);
  if (document.activeElement !== element) complaints.push('cannot be focused: ' + name(element));
  if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) complaints.push('focus is not seen: ' + name(element));
}
document.activeElement.blur();
return complaints.join('\n');

// Returns what is wrong with how the page looks, a complaint on each line.
const complaints = [];
const shown = element => element.textContent.trim().slice(0, 30);
const hasOwnText = element => [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
const texts = [...document.body.querySelectorAll('*')].filter(hasOwnText);
const card = document.querySelector('.card').getBoundingClientRect();

if (document.documentElement.scrollWidth > window.innerWidth) complaints.push('the page scrolls sideways');
if (card.left < 0 || card.right > window.innerWidth) complaints.push('the card is cut');

for (const element of texts) {
  const range = document.createRange();
  range.selectNodeContents(element);
  for (const box of range.getClientRects()) {
    if (box.left < card.left || box.right > card.right || box.top < card.top || box.bottom > card.bottom) {
      complaints.push('cut: ' + shown(element));
    }
  }
  if (element.getBoundingClientRect().height === 0) complaints.push('not shown: ' + shown(element));
  if (parseFloat(getComputedStyle(element).fontSize) < 13) complaints.push('too small: ' + shown(element));
}

// Boxes of texts that do not hold one another lie apart.
for (const one of texts) {
  for (const other of texts) {
    if (one === other || one.contains(other) || other.contains(one)) continue;
    const a = one.getBoundingClientRect();
    const b = other.getBoundingClientRect();
    if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5
        && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.5) {
      complaints.push('overlap: ' + shown(one) + ' / ' + shown(other));
    }
  }
}

// Contrast as WCAG 2.2 section 1.4.3 computes it.
const channels = colour => colour.match(/[\d.]+/g).map(Number);
const luminance = colour => {
  const [r, g, b] = channels(colour).map(value => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const background = element => {
  for (let e = element; e; e = e.parentElement) {
    const colour = getComputedStyle(e).backgroundColor;
    const [, , , alpha = 1] = channels(colour);
    if (alpha === 1) return colour;
    if (alpha !== 0) complaints.push('half transparent: ' + shown(e));
  }
  complaints.push('no background: ' + shown(element));
  return 'rgb(255, 255, 255)';
};
for (const element of texts) {
  const [low, high] = [luminance(getComputedStyle(element).color), luminance(background(element))].sort((a, b) => a - b);
  const contrast = (high + 0.05) / (low + 0.05);
  if (contrast < 4.5) complaints.push('contrast of ' + contrast.toFixed(2) + ': ' + shown(element));
}
const dark = matchMedia('(prefers-color-scheme: dark)').matches;
if (dark !== luminance(background(document.querySelector('.card'))) < 0.2) complaints.push('the card is not ' + (dark ? 'dark' : 'light'));

const code = document.getElementById('code');
if (code) {
  const size = element => parseFloat(getComputedStyle(element).fontSize);
  if (texts.some(element => element !== code && size(element) >= size(code))) complaints.push('the code is not the largest');
  if (code.getBoundingClientRect().bottom > window.innerHeight) complaints.push('the code is below the fold');
  if (getComputedStyle(code).userSelect === 'none') complaints.push('the code cannot be selected');
  const range = document.createRange();
  range.selectNodeContents(code);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  if (getSelection().toString() !== code.textContent) complaints.push('copied in another form: ' + getSelection());
  getSelection().removeAllRanges();
}
return complaints.join('\n');

// What the page holds: columns of numbers, read by row. Days are counted from the day as at.
const data = JSON.parse(document.getElementById("report-data").textContent);
const DAY = 86400000;
const AS_AT = Date.parse(data.asAt) / DAY;
const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const LONG_WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const LONG_MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August",
  "September", "October", "November", "December"];

const owed = (name, row) => data.owed[name][row] ?? null;
const ofChild = (name, child) => data.children[name][child] ?? null;
const text = (number) => (number === null ? "" : data.texts[number]);
const duty = (row) => data.duties[owed("duty", row)];
const status = (row) => data.statuses[owed("status", row)][0];
const bar = (row) => data.bars[data.statuses[owed("status", row)][1]];
const words = (value) => value.replaceAll("_", " ");
const isOpen = (row) => owed("met", row) === null && owed("ended", row) === null;

const moment = (day) => new Date((AS_AT + day) * DAY);
const iso = (day) => moment(day).toISOString().slice(0, 10);
const dayOf = (year, month, day) => Date.UTC(year, month, day) / DAY - AS_AT;

function shown(day) {
  if (day === null) return "";
  const at = moment(day);
  return `${WEEKDAYS[at.getUTCDay()]} ${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
}

function long(day) {
  const at = moment(day);
  const month = LONG_MONTHS[at.getUTCMonth()];
  return `${LONG_WEEKDAYS[at.getUTCDay()]} ${at.getUTCDate()} ${month} ${at.getUTCFullYear()}`;
}

// Whose a row is: the last child whose rows begin at or before it.
function childOf(row) {
  const first = data.children.first;
  let low = 0;
  let high = first.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (first[middle] <= row) low = middle;
    else high = middle;
  }
  return low;
}

function rowsOf(child) {
  const rows = [];
  for (let row = data.children.first[child]; row < data.children.first[child + 1]; row += 1) rows.push(row);
  return rows;
}

// Elements, whose texts are always texts and never markup.
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function pill(row) {
  return element("span", { class: `status ${bar(row)[0]}` }, words(status(row)));
}

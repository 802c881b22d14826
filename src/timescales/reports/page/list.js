// The lists: every open obligation, filtered, a page at a time.
const A_PAGE = 50;
const ON_PAPER = 1000;
const filters = document.getElementById("filters");
const listedBody = document.querySelector("#listed tbody");
const earlier = document.getElementById("earlier");
const later = document.getElementById("later");
const last = Number.MAX_SAFE_INTEGER;
const list = { wanted: {}, rows: [], page: 0 };
const WHICH = { overdue: "overdue", coming: "coming due", open: "open" };

const openRows = Array.from({ length: data.children.first.at(-1) }, (_, row) => row)
  .filter(isOpen)
  .sort((a, b) => (owed("due", a) ?? last) - (owed("due", b) ?? last) || a - b);
const ownerOf = new Map(openRows.map((row) => [row, childOf(row)]));
const searched = new Map(openRows.map((row) => [row, searchable(row)]));

function searchable(row) {
  const child = ownerOf.get(row);
  const parts = [ofChild("name", child), duty(row)[1], text(ofChild("officer", child)), text(ofChild("team", child))];
  return parts.join("\n").toLowerCase();
}

function kept(row, wanted) {
  const child = ownerOf.get(row);
  const due = owed("due", row);
  if (wanted.which === "overdue" && status(row) !== "overdue") return false;
  if (wanted.which === "coming" && status(row) !== "upcoming") return false;
  if (wanted.duty && duty(row)[0] !== wanted.duty) return false;
  if (wanted.officer && text(ofChild("officer", child)) !== wanted.officer) return false;
  if (wanted.team && text(ofChild("team", child)) !== wanted.team) return false;
  if (wanted.within && (due === null || due > Number(wanted.within))) return false;
  if (wanted.unbooked && owed("booked", row) !== null) return false;
  return !wanted.text || searched.get(row).includes(wanted.text.trim().toLowerCase());
}

// What else was asked of the list, in words, which paper shows too.
function narrowed() {
  const { text: sought, duty: of, officer, team, within, unbooked } = list.wanted;
  return [
    sought.trim() && `matching “${sought.trim()}”`,
    of && filters.elements.duty.selectedOptions[0].text,
    officer,
    team,
    within && `due by ${within} days from the day as at`,
    unbooked && "no day booked",
  ].filter(Boolean);
}

// To leave a field is a change too: the rows must stay as they are then, or a click on one is lost.
function reconsider() {
  const wanted = Object.fromEntries(new FormData(filters));
  if (JSON.stringify(wanted) !== JSON.stringify(list.wanted)) apply(wanted);
}

function apply(wanted) {
  list.wanted = wanted;
  list.rows = openRows.filter((row) => kept(row, list.wanted));
  list.page = 0;
  render();
}

function render() {
  const pages = Math.max(1, Math.ceil(list.rows.length / A_PAGE));
  const from = list.page * A_PAGE;
  fill(list.rows.slice(from, from + A_PAGE));
  const count = list.rows.length.toLocaleString("en-GB");
  const counted = list.rows.length === 1 ? "1 obligation" : `${count} obligations`;
  document.getElementById("counted").textContent = [`${counted} ${WHICH[list.wanted.which]}`, ...narrowed()].join("; ");
  document.getElementById("paged").textContent = `Page ${list.page + 1} of ${pages.toLocaleString("en-GB")}`;
  earlier.disabled = list.page === 0;
  later.disabled = list.page >= pages - 1;
}

function fill(rows) {
  listedBody.replaceChildren(...rows.map(listedRow));
}

function listedRow(row) {
  const child = ownerOf.get(row);
  const button = element("button", { type: "button" }, ofChild("name", child));
  button.addEventListener("click", () => choose(child, row));
  const due = owed("due", row);
  return element(
    "tr", {},
    element("th", { scope: "row" }, button),
    element("td", {}, duty(row)[1]),
    element("td", { class: "number" }, String(owed("ordinal", row))),
    element("td", { class: "date" }, shown(due) + (owed("provisional", row) ? ", provisional" : "")),
    element("td", { class: "number" }, due === null ? "" : remaining(due)),
    element("td", {}, pill(row)),
    element("td", { class: "date" }, shown(owed("plan_by", row))),
    element("td", { class: "date" }, shown(owed("booked", row))),
    element("td", {}, text(ofChild("officer", child))),
    element("td", {}, text(ofChild("team", child))),
  );
}

function remaining(due) {
  if (due < 0) return `${-due} late`;
  return due === 0 ? "today" : `in ${due}`;
}

function offer(name, values) {
  const select = filters.elements[name];
  const unique = [...new Map(values.filter(([value]) => value)).entries()];
  unique.sort((a, b) => a[1].localeCompare(b[1], "en-GB"));
  select.append(...unique.map(([value, shownAs]) => element("option", { value }, shownAs)));
}

function turn(by) {
  list.page += by;
  render();
  const kind = by < 0 ? earlier : later;
  if (kind.disabled) (by < 0 ? later : earlier).focus();
}

offer("duty", openRows.map((row) => [duty(row)[0], duty(row)[1]]));
for (const name of ["officer", "team"]) {
  offer(name, openRows.map((row) => Array(2).fill(text(ofChild(name, ownerOf.get(row))))));
}
for (const kind of ["input", "change"]) filters.addEventListener(kind, reconsider);
filters.addEventListener("submit", (event) => event.preventDefault());
filters.addEventListener("reset", () => setTimeout(reconsider));
earlier.addEventListener("click", () => turn(-1));
later.addEventListener("click", () => turn(1));
// Paper has no next page to click: it gets the whole of a list, unless that is very long.
addEventListener("beforeprint", () => {
  fill(list.rows.slice(0, ON_PAPER));
  const shownOnPaper = Math.min(list.rows.length, ON_PAPER).toLocaleString("en-GB");
  document.getElementById("paged").textContent =
    `The first ${shownOnPaper} of ${list.rows.length.toLocaleString("en-GB")}`;
});
addEventListener("afterprint", render);
reconsider();

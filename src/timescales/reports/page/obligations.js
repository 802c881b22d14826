// Every open obligation, the earliest due first.
const filters = document.getElementById("filters");
const last = Number.MAX_SAFE_INTEGER;
const WHICH = { overdue: "overdue", coming: "coming due", open: "open" };
const MONDAY = -((moment(0).getUTCDay() + 6) % 7); // of the week of the day as at

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

const risksOf = (row) => data.risks.filter((_, number) => (owed("risks", row) >> number) & 1);

// In which of the weeks shown it is due: -1 before them, and one more than the last after them.
function weekOf(row) {
  const week = Math.floor((owed("due", row) - MONDAY) / 7);
  return Math.min(Math.max(week, -1), data.weeks);
}

function isDue(row, within) {
  if (owed("due", row) === null) return false;
  const week = within.startsWith("week:");
  if (week) return status(row) !== "not_known" && weekOf(row) === Number(within.slice(5));
  return owed("due", row) <= Number(within);
}

function isAtRisk(row, risk) {
  const mask = owed("risks", row) ?? 0;
  return risk === "any" ? mask > 0 : Boolean((mask >> Number(risk)) & 1);
}

function keepsOwed(row, wanted) {
  const child = ownerOf.get(row);
  if (wanted.which === "overdue" && status(row) !== "overdue") return false;
  if (wanted.which === "coming" && status(row) !== "upcoming") return false;
  if (wanted.duty && duty(row)[0] !== wanted.duty) return false;
  if (wanted.officer && coded(ofChild("officer", child)) !== wanted.officer) return false;
  if (wanted.team && coded(ofChild("team", child)) !== wanted.team) return false;
  if (wanted.within && !isDue(row, wanted.within)) return false;
  if (wanted.risk && !isAtRisk(row, wanted.risk)) return false;
  if (wanted.unbooked && owed("booked", row) !== null) return false;
  return !wanted.text || searched.get(row).includes(wanted.text.trim().toLowerCase());
}

// How many of what was asked, in words, which paper shows too.
function saysOwed(number, wanted) {
  const { duty: of, officer, team, within, risk } = filters.elements;
  const sought = wanted.text.trim();
  const about = (select, noun) => (select.value === "none" ? `no ${noun} recorded` : chosenIn(select));
  return [
    `${several(number, "obligation")} ${WHICH[wanted.which]}`,
    sought && `matching “${sought}”`,
    chosenIn(of),
    about(officer, "officer"),
    about(team, "team"),
    within.value && `due ${chosenIn(within)}`,
    chosenIn(risk),
    wanted.unbooked && "no day booked",
  ].filter(Boolean).join("; ");
}

function owedLine(row) {
  const child = ownerOf.get(row);
  const due = owed("due", row);
  return element(
    "tr", {},
    subjectCell(child, row),
    element("td", {}, duty(row)[1]),
    element("td", { class: "number" }, String(owed("ordinal", row))),
    element("td", { class: "date" }, shown(due) + (owed("provisional", row) ? ", provisional" : "")),
    element("td", { class: "number" }, due === null ? "" : remaining(due)),
    element("td", {}, pill(row)),
    element("td", { class: "date" }, shown(owed("plan_by", row))),
    element("td", { class: "date" }, shown(owed("booked", row))),
    element("td", {}, text(ofChild("officer", child))),
    element("td", {}, text(ofChild("team", child))),
    element("td", {}, risksOf(row).join("; ")),
  );
}

offer(filters.elements.duty, openRows.map((row) => [duty(row)[0], duty(row)[1]]));
for (const name of ["officer", "team"]) {
  offerTexts(filters.elements[name], openRows.map((row) => ofChild(name, ownerOf.get(row))));
}
const obligations = listing("", { rows: openRows, keeps: keepsOwed, drawn: owedLine, says: saysOwed });

// One child: found by its identifier or chosen in a list, then its picture, table and explanations.
const MATCHES = 20;
const find = document.getElementById("find");
const chosen = document.getElementById("chosen");
const owedBody = document.querySelector("#owed tbody");
const timeline = document.getElementById("timeline");

function matching() {
  const wanted = find.elements.name.value.trim().toLowerCase();
  if (!wanted) return [];
  const found = [];
  data.children.name.forEach((name, child) => {
    const known = `${name}\n${ofChild("reference", child)}`.toLowerCase();
    if (known.includes(wanted)) found.push(child);
  });
  return found;
}

function showMatches() {
  const found = matching();
  const more = found.length > MATCHES ? `, of which these are the first ${MATCHES}` : "";
  const count = several(found.length, "subject");
  document.getElementById("matched").textContent = find.elements.name.value.trim() ? count + more : "";
  document.getElementById("matches").replaceChildren(
    ...found.slice(0, MATCHES).map((child) => {
      const button = element("button", { type: "button" }, ofChild("name", child));
      button.addEventListener("click", () => choose(child));
      return element("li", {}, button);
    }),
  );
}

function choose(child, row = null) {
  const rows = rowsOf(child);
  const facts = [["officer", "Officer"], ["team", "Team"]]
    .map(([name, lead]) => [lead, text(ofChild(name, child))])
    .filter(([, value]) => value)
    .map(([lead, value]) => `${lead}: ${value}`);
  if (ofChild("born", child) !== null) facts.push(`Born: ${shown(ofChild("born", child))}`);
  if (ofChild("reference", child)) facts.push(`Diary reference: ${ofChild("reference", child)}`);
  document.getElementById("chosen-name").textContent = ofChild("name", child);
  document.getElementById("chosen-facts").textContent = facts.join("; ");
  timeline.replaceChildren(drawTimeline(child));
  timeline.scrollLeft = timeline.scrollWidth; // what is running stands at the right
  owedBody.replaceChildren(...rows.map(owedRow));
  chosen.hidden = false;
  explain(row ?? rows.filter(isOpen)[0] ?? rows.at(-1) ?? null);
  const name = document.getElementById("chosen-name");
  name.focus({ preventScroll: true });
  name.scrollIntoView();
}

function owedRow(row) {
  const button = element("button", { type: "button" }, `${duty(row)[1]} ${owed("ordinal", row)}`);
  button.addEventListener("click", () => explain(row));
  const dates = ["begun", "not_before", "due", "limit", "hold_by", "plan_by", "booked", "met", "ended"];
  return element(
    "tr", { "data-row": row },
    element("th", { scope: "row" }, button),
    ...dates.map((name) => element("td", { class: "date" }, shown(owed(name, row)))),
    element("td", {}, pill(row)),
  );
}

function explain(row) {
  const lines = row === null ? ["No obligations."] : data.explanations[owed("why", row)].map(text);
  document.getElementById("why-text").textContent = lines.join("\n");
  const notes = row === null ? [] : [`started by ${words(text(owed("started", row)))}`];
  if (row !== null) notes.push(...text(owed("notes", row)).split("\n").filter(Boolean));
  document.getElementById("why-notes").replaceChildren(...notes.map((note) => element("li", {}, note)));
  for (const each of chosen.querySelectorAll("[data-row]")) {
    if (each.dataset.row === String(row)) each.setAttribute("aria-current", "true");
    else each.removeAttribute("aria-current");
  }
}

find.addEventListener("input", showMatches);
find.addEventListener("submit", (event) => {
  event.preventDefault();
  const [first] = matching();
  if (first !== undefined) choose(first);
});
timeline.addEventListener("click", (event) => {
  const group = event.target.closest("g[data-row]");
  if (group) explain(Number(group.dataset.row));
});

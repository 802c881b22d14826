// A list that a form filters, a page at a time. Paper has no next page to click: it gets the whole of
// a list, unless that is very long.
const A_PAGE = 50;
const ON_PAPER = 1000;

function listing(prefix, { rows, keeps, drawn, says }) {
  const part = (name) => document.getElementById(prefix + name);
  const form = part("filters");
  const body = part("listed").tBodies[0];
  const earlier = part("earlier");
  const later = part("later");
  let wanted = {};
  let kept = [];
  let page = 0;

  function render() {
    const pages = Math.max(1, Math.ceil(kept.length / A_PAGE));
    fill(kept.slice(page * A_PAGE, (page + 1) * A_PAGE));
    part("counted").textContent = says(kept.length, wanted);
    part("paged").textContent = `Page ${page + 1} of ${counted(pages)}`;
    earlier.disabled = page === 0;
    later.disabled = page >= pages - 1;
  }

  function fill(some) {
    body.replaceChildren(...some.map(drawn));
  }

  // To leave a field is a change too: the rows must stay as they are then, or a click on one is lost.
  function reconsider() {
    const asked = Object.fromEntries(new FormData(form));
    if (JSON.stringify(asked) === JSON.stringify(wanted)) return;
    wanted = asked;
    kept = rows.filter((row) => keeps(row, wanted));
    page = 0;
    render();
  }

  function turn(by) {
    page += by;
    render();
    const kind = by < 0 ? earlier : later;
    if (kind.disabled) (by < 0 ? later : earlier).focus();
  }

  function print() {
    fill(kept.slice(0, ON_PAPER));
    const shownOnPaper = counted(Math.min(kept.length, ON_PAPER));
    part("paged").textContent = `The first ${shownOnPaper} of ${counted(kept.length)}`;
  }

  for (const kind of ["input", "change"]) form.addEventListener(kind, reconsider);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(reconsider));
  earlier.addEventListener("click", () => turn(-1));
  later.addEventListener("click", () => turn(1));
  addEventListener("beforeprint", print);
  addEventListener("afterprint", render);
  reconsider();
  return { form, reconsider };
}

const counted = (number) => number.toLocaleString("en-GB");
const several = (number, noun) => `${counted(number)} ${number === 1 ? noun : `${noun}s`}`;

// A text's number as the value of an option; of what has none, a value of its own.
const coded = (number) => (number === null ? "none" : String(number));

function offer(select, values) {
  const unique = [...new Map(values).entries()];
  unique.sort((a, b) => a[1].localeCompare(b[1], "en-GB"));
  select.append(...unique.map(([value, shownAs]) => element("option", { value }, shownAs)));
}

function offerTexts(select, numbers) {
  offer(select, numbers.map((number) => [coded(number), number === null ? "none recorded" : text(number)]));
}

const chosenIn = (select) => select.value && select.selectedOptions[0].textContent;

function remaining(days) {
  if (days < 0) return `${-days} late`;
  return days === 0 ? "today" : `in ${days}`;
}

// Whose a row is, as a button that shows the subject.
function subjectCell(child, row) {
  const button = element("button", { type: "button" }, ofChild("name", child));
  button.addEventListener("click", () => choose(child, row));
  return element("th", { scope: "row" }, button);
}

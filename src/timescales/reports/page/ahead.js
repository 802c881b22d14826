// The numbers of the look ahead open the list of what is behind them.
const SHOWS = { overdue: "overdue", upcoming: "coming" };

function showBehind({ by, group, week, risk }) {
  const fields = filters.elements;
  filters.reset();
  fields.which.value = by === "status" ? SHOWS[group] ?? "open" : "open";
  if (week) fields.within.value = `week:${week}`;
  if (risk) fields.risk.value = risk;
  if (by === "officer" || by === "team") {
    const named = [...fields[by].options].find((each) => each.textContent === group);
    fields[by].value = group ? named.value : "none";
  }
  obligations.reconsider();
  document.getElementById("lists").scrollIntoView();
  document.getElementById("listed").parentElement.focus({ preventScroll: true });
}

document.getElementById("main").addEventListener("click", (event) => {
  const button = event.target.closest("button[data-week], button[data-risk]");
  if (button) showBehind(button.dataset);
});

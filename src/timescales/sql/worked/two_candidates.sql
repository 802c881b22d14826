/* A check: the days from which the join finds more than one date. It must return no row. */
SELECT
  day.full_date AS full_date,
  COUNT(*) AS candidates
FROM timescales_calendar AS day
JOIN timescales_calendar AS due
  ON due.nth_working_day = day.working_day_number + 15
GROUP BY
  day.full_date
HAVING
  COUNT(*) > 1

/* The nth working day after a day, which itself is never counted, open or closed. */
SELECT
  due.full_date
FROM timescales_calendar AS day
JOIN timescales_calendar AS due
  ON due.nth_working_day = day.working_day_number + :n
WHERE
  day.full_date = :from_date AND :n >= 1

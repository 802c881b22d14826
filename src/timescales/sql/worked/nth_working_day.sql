/* The 15th working day after each strategy discussion: the join, for a whole table.

The row of the day itself gives its working_day_number, on a closed day that of the working day
before. The due date is the row whose nth_working_day is 15 more. Only working days have one: to
join working_day_number with itself instead would find Friday, and the Saturday and Sunday that
share its number. */
SELECT
  s.s47e_s47_enquiry_id AS enquiry_id,
  CAST(s.s47e_s47_start_date AS DATE) AS strategy_discussion,
  due.full_date AS due
FROM ssd_s47_enquiry AS s
LEFT JOIN timescales_calendar AS day
  ON day.full_date = CAST(s.s47e_s47_start_date AS DATE)
LEFT JOIN timescales_calendar AS due
  ON due.nth_working_day = day.working_day_number + 15

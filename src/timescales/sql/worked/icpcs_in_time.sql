/* Initial child protection conferences in time: a row for each section 47 enquiry, none left out.

They are counted from the strategy discussion, s47e_s47_start_date, and never from the conference's
own date, from which every conference would be in time. Transfer-in conferences are counted from
another event and not taken for one. Where a conference is on record twice the first is meant. */
WITH enquiries AS (
  SELECT
    s.s47e_s47_enquiry_id AS enquiry_id,
    s.s47e_person_id AS person_id,
    CAST(s.s47e_s47_start_date AS DATE) AS strategy_discussion,
    MIN(CAST(i.icpc_icpc_date AS DATE)) AS conference,
    MIN(CAST(i.icpc_icpc_target_date AS DATE)) AS target_on_record
  FROM ssd_s47_enquiry AS s
  LEFT JOIN ssd_initial_cp_conference AS i
    ON i.icpc_s47_enquiry_id = s.s47e_s47_enquiry_id
    AND COALESCE(i.icpc_icpc_transfer_in, 'N') NOT IN ('Y', 'Yes')
  GROUP BY
    s.s47e_s47_enquiry_id,
    s.s47e_person_id,
    CAST(s.s47e_s47_start_date AS DATE)
)
SELECT
  e.enquiry_id AS enquiry_id,
  e.person_id AS person_id,
  e.strategy_discussion AS strategy_discussion,
  e.conference AS conference,
  d.icpc_due AS due,
  COALESCE(d.icpc_due_status, 'not known') AS due_status,
  CASE
    WHEN d.icpc_due IS NULL THEN 'no date to compare with'
    WHEN e.conference IS NULL THEN 'none on record'
    WHEN e.conference < e.strategy_discussion THEN 'before the strategy discussion'
    WHEN e.conference <= d.icpc_due THEN 'in time'
    ELSE 'late'
  END AS standing,
  CASE
    WHEN e.conference >= e.strategy_discussion
    THEN held.working_day_number - d.working_day_number
  END AS working_days_taken,
  CASE
    WHEN e.target_on_record IS NULL OR d.icpc_due IS NULL THEN NULL
    WHEN e.target_on_record = d.icpc_due THEN 'N'
    ELSE 'Y'
  END AS target_on_record_differs
FROM enquiries AS e
LEFT JOIN timescales_calendar AS d
  ON d.full_date = e.strategy_discussion
LEFT JOIN timescales_calendar AS held
  ON held.full_date = e.conference

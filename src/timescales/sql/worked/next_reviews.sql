/* Looked-after reviews next due: a row for each period of care that is open on the day as at.

The dates are columns of the calendar, found by the one row of the day that is counted from. What
cannot be known has no date, and says so: where a period has no beginning on record, and which
review is next, where it began before records are complete and fewer than two are on record. Short breaks (V3, V4) and placements
for adoption (A3 to A6) have reviews of their own and no date here. */
WITH settings AS (
  SELECT
    CAST(:as_at AS DATE) AS as_at,
    CAST(:complete_from AS DATE) AS complete_from
), periods AS (
  SELECT
    e.clae_person_id AS person_id,
    e.clae_cla_id AS cla_id,
    MIN(
      CAST(COALESCE(e.clae_entered_care_date, e.clae_cla_episode_start_date) AS DATE)
    ) AS started
  FROM ssd_cla_episodes AS e
  CROSS JOIN settings AS s
  WHERE
    COALESCE(
      CAST(COALESCE(e.clae_entered_care_date, e.clae_cla_episode_start_date) AS DATE), s.as_at
    ) <= s.as_at
  GROUP BY
    e.clae_person_id,
    e.clae_cla_id
  HAVING
    MAX(
      CASE
        WHEN e.clae_cla_episode_ceased_date IS NULL THEN 1
        WHEN CAST(e.clae_cla_episode_ceased_date AS DATE) > s.as_at THEN 1
        ELSE 0
      END
    ) = 1
), reviews AS (
  SELECT
    p.cla_id AS cla_id,
    COUNT(DISTINCT CAST(r.clar_cla_review_date AS DATE)) AS held,
    MAX(CAST(r.clar_cla_review_date AS DATE)) AS last_held
  FROM periods AS p
  CROSS JOIN settings AS s
  JOIN ssd_cla_reviews AS r
    ON r.clar_cla_id = p.cla_id
  WHERE
    CAST(r.clar_cla_review_date AS DATE) BETWEEN p.started AND s.as_at
    AND COALESCE(r.clar_cla_review_cancelled, 'N') NOT IN ('Y', 'Yes')
  GROUP BY
    p.cla_id
), short_breaks AS (
  SELECT DISTINCT
    l.lega_person_id AS person_id
  FROM ssd_legal_status AS l
  CROSS JOIN settings AS s
  WHERE
    (l.lega_legal_status LIKE 'V3%' OR l.lega_legal_status LIKE 'V4%')
    AND CAST(l.lega_legal_status_start_date AS DATE) <= s.as_at
    AND (
      l.lega_legal_status_end_date IS NULL
      OR CAST(l.lega_legal_status_end_date AS DATE) > s.as_at
    )
), placed AS (
  SELECT DISTINCT
    c.clap_cla_id AS cla_id
  FROM ssd_cla_placement AS c
  CROSS JOIN settings AS s
  WHERE
    c.clap_cla_placement_type IN ('A3', 'A4', 'A5', 'A6')
    AND CAST(c.clap_cla_placement_start_date AS DATE) <= s.as_at
    AND (
      c.clap_cla_placement_end_date IS NULL
      OR CAST(c.clap_cla_placement_end_date AS DATE) > s.as_at
    )
), anchors AS (
  SELECT
    p.person_id AS person_id,
    p.cla_id AS cla_id,
    COALESCE(r.held, 0) AS reviews_held,
    COALESCE(r.last_held, p.started) AS counted_from,
    CASE
      WHEN NOT b.person_id IS NULL THEN 'short breaks'
      WHEN NOT a.cla_id IS NULL THEN 'placed for adoption'
      WHEN r.held >= 2 THEN 'subsequent'
      WHEN p.started IS NULL OR p.started < s.complete_from THEN 'not known'
      WHEN r.held = 1 THEN 'second'
      ELSE 'first'
    END AS stage
  FROM periods AS p
  CROSS JOIN settings AS s
  LEFT JOIN reviews AS r
    ON r.cla_id = p.cla_id
  LEFT JOIN short_breaks AS b
    ON b.person_id = p.person_id
  LEFT JOIN placed AS a
    ON a.cla_id = p.cla_id
)
SELECT
  a.person_id AS person_id,
  a.cla_id AS cla_id,
  a.reviews_held AS reviews_held,
  a.counted_from AS counted_from,
  a.stage AS stage,
  CASE a.stage
    WHEN 'first' THEN c.lac_review_first_due
    WHEN 'second' THEN c.lac_review_second_due
    WHEN 'subsequent' THEN c.lac_review_subsequent_due
  END AS next_due,
  CASE a.stage
    WHEN 'first' THEN COALESCE(c.lac_review_first_due_status, 'not known')
    WHEN 'second' THEN COALESCE(c.lac_review_second_due_status, 'not known')
    WHEN 'subsequent' THEN COALESCE(c.lac_review_subsequent_due_status, 'not known')
    WHEN 'not known' THEN 'not known'
    ELSE 'no deadline'
  END AS next_due_status
FROM anchors AS a
LEFT JOIN timescales_calendar AS c
  ON c.full_date = a.counted_from

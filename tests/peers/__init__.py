"""What other date and deadline libraries get wrong, and a test of each that ours does otherwise.

A study of eighteen libraries, run in November 2026, listed their faults under numbers: in its
section 0 what to remember, in 2 the two nearest peers read closely (a library of court deadlines,
a library of compliance obligations), in 3 the bank holidays of England. Faults that section 1
names in passing are here where they are of the same kind. Names before "::" are the modules
beside this one, without their "test_peers_".

Section 0: Fifteen things to remember

0.1   no choice between rules
      deadlines::TestFreeGround.test_latest_of
0.1   a choice by min() loses its reason
      deadlines::TestFreeGround.test_strictest_of_keeps_both_limbs_and_says_which_decided
0.1   no first, second and subsequent
      deadlines::TestFreeGround.test_first_second_and_subsequent
0.1   an early event does not move the next
      deadlines::TestFreeGround.test_brought_forward
0.1   met late is not a status
      deadlines::TestFreeGround.test_done_two_days_late_is_met_late
0.1   published and projected not told apart
      calendars::TestPublishedOrProjected
0.1   no strategies or laws for users' tests
      deadlines::TestFreeGround.test_strategies_for_users
      deadlines::TestFreeGround.test_laws_for_any_rule
0.2   a bound installs an old release quietly
      doors::TestDependencies.test_both_corners_can_be_resolved
0.3   wrong when shared between threads
      calendars::TestThreads.test_sharing_a_fresh_calendar
0.4   silent after 2100 and before 1872
      calendars::TestSilence.test_a_day_outside_the_horizon
0.4   the UK without a nation
      calendars::TestUnitedKingdom.test_the_country_without_a_nation_is_refused
0.4   a fresh calendar is empty when listed
      calendars::TestFullFromTheStart.test_closures_are_all_there
0.5   wrong dates 1978 to 2030
      calendars::TestBankHolidays.test_number
      calendars::TestBankHolidays.test_proclaimed_days
0.6   all countries imported for one
      doors::TestColdStart
0.7   a validator imported before its first use
      doors::TestColdStart
0.8   counting from a Saturday
      calendars::TestWeekendStarts.test_from_a_saturday_monday_is_day_one
0.8   the natural-looking roll is another date
      calendars::TestWeekendStarts.test_numpy_agrees_only_with_the_unlikely_roll
0.9   a recurrence that drops every February
      deadlines::TestMonthEnds.test_every_february_is_kept
0.9   monthly recurrence drifts to the 28th
      deadlines::TestMonthEnds.test_one_rule_of_many_months_does_not_drift
0.10  three months refused outside ten years
      deadlines::TestOutsideTheKnownYears
0.10  a filter's typo opens Christmas
      calendars::TestOneDefinition.test_no_filter_to_misspell
0.11  Easter Monday and August open
      calendars::TestUnitedKingdom.test_easter_monday_and_the_august_bank_holiday
0.11  England cannot be named
      calendars::TestUnitedKingdom.test_an_unknown_place
0.11  no months
      deadlines::TestMonthEnds.test_the_day_is_kept
0.11  overdue items lost on 1 January
      deadlines::TestEvidence.test_overdue_does_not_vanish_at_the_new_year
0.15  2019 to 2023 gone from the feed
      calendars::TestSilence.test_years_that_a_feed_has_dropped

Section 2: The library of court deadlines

2.1   few years, and months refused outside
      deadlines::TestOutsideTheKnownYears.test_three_months_need_no_holidays
2.2   any kind, misspelt or not, opens Christmas
      calendars::TestOneDefinition.test_kinds_of_closure_are_an_enumeration
2.3   Christmas Eve listed, and open: two defaults
      calendars::TestOneDefinition.test_what_is_listed_is_what_is_closed
      calendars::TestOneDefinition.test_christmas_eve_is_a_working_day
2.5   a year cache published before its index
      calendars::TestThreads.test_asking_the_calendar_for_the_first_time
2.6   the weekend can be assigned
      calendars::TestImmutable.test_no_way_to_change_one
2.7   one period in one unit
      deadlines::TestComposition.test_months_and_days
2.7   no zero, or "same day"
      calendars::TestWeekendStarts.test_the_two_things_that_nought_can_mean
2.7   no batch
      deadlines::TestComposition.test_a_batch_is_a_table
2.7   no recurrence
      deadlines::TestMonthEnds.test_a_schedule_does_not_depend_on_the_window
2.8   a rule of one's own cites nothing
      deadlines::TestComposition.test_every_duty_cites_its_source
2.9   a licence that suppliers will not link
      doors::TestDependencies.test_the_licence_lets_a_supplier_link_it
2.10  its own tests cannot run from the sdist
      doors::TestDependencies.test_the_source_distribution_can_run_its_own_tests

Section 2: The library of compliance obligations

2.11  338 of 2,000 dates wrong
      calendars::TestUnitedKingdom.test_twenty_working_days_over_the_august_bank_holiday
2.12  GB-ENG has no holidays, silently
      calendars::TestUnitedKingdom.test_an_unknown_place
2.13  nor any country without the extra
      calendars::TestUnitedKingdom.test_without_the_holidays_library
2.14  one visit satisfies every later month
      deadlines::TestEvidence.test_one_review_meets_one_occurrence
2.14  evidence has no lower bound
      deadlines::TestEvidence.test_what_came_before_the_start_meets_nothing
2.15  two children, one visit record
      deadlines::TestEvidence.test_another_child_s_review_is_no_evidence
      deadlines::TestEvidence.test_another_enquiry_s_conference_is_no_evidence
2.16  evidence of another kind satisfies
      deadlines::TestEvidence.test_another_kind_is_no_evidence
2.17  overdue, then an empty table
      deadlines::TestEvidence.test_overdue_does_not_vanish_at_the_new_year
2.18  the clock is inside the digest
      deadlines::TestReproducible.test_the_same_evidence_twice_is_one
      deadlines::TestReproducible.test_receipts_of_other_processes
2.19  a lapsed rule is still scheduled
      deadlines::TestVersionsInTime.test_a_rule_that_has_lapsed
2.20  0 working days from Saturday: two answers
      calendars::TestWeekendStarts.test_nought_working_days_is_refused
2.21  1.5 days moves two
      doors::TestCounts
2.22  wrong under threads
      calendars::TestThreads.test_making_calendars_from_holidays_in_many_threads

Section 3: England's bank holidays

3.1   1981-07-29, 1995-05-08, 2011-04-29, 2023 …
      calendars::TestBankHolidays.test_proclaimed_days
3.1   1995-05-01 kept beside its substitute
      calendars::TestBankHolidays.test_days_that_were_moved_away
3.1   2023-05-01 stays
      calendars::TestBankHolidays.test_the_usual_day_stays_where_another_is_added
3.2   no library is right for 1971 to 1977
      calendars::TestBankHolidays.test_the_first_years_of_the_act_are_not_answered
3.2   nor before 1971
      calendars::TestSilence.test_holidays_that_the_library_does_not_know_soundly
3.3   projected to 2100 with no mark
      calendars::TestPublishedOrProjected.test_a_date_says_whether_it_leans_on_projected_days
3.3   counts through Christmas 2101
      calendars::TestSilence.test_counting_through_christmas_beyond_the_horizon
3.4   substitutes marked in the name only
      calendars::TestBankHolidays.test_substitutes_are_a_kind_and_not_a_suffix
3.4   26 December twice, under two names
      calendars::TestBankHolidays.test_boxing_day_keeps_its_day
3.4   extra bank holidays are no kind
      calendars::TestBankHolidays.test_extra_holidays_are_a_kind
3.4   common-law days are no kind
      calendars::TestBankHolidays.test_common_law_days_are_a_kind
3.5   lazy: numpy is handed nothing
      calendars::TestFullFromTheStart.test_handing_it_to_numpy
3.6   threads
      calendars::TestThreads
3.7   pop, append, update
      calendars::TestImmutable.test_no_way_to_change_one
3.7   equality depends on what was asked
      calendars::TestImmutable.test_equality_does_not_depend_on_what_was_asked
3.8   keyed by texts and time stamps
      doors::TestDates.test_anything_but_a_date
3.9   a flag drops substitute days
      calendars::TestOneDefinition.test_substitute_days_cannot_be_dropped
3.10  a window of 2026 makes 2027 empty
      calendars::TestSilence.test_a_window_of_one_year
3.11  python-dateutil<3
      doors::TestDependencies.test_both_corners_can_be_resolved
3.12  day 366 differs between two releases
      deadlines::TestMonthEnds.test_the_last_day_of_a_leap_year
3.13  the constructor goes to the network
      calendars::TestSilence.test_no_network
3.14  day names by locale: adding never returns
      doors::TestLocale
3.15  29 February raises
      deadlines::TestMonthEnds.test_29_february_is_an_anchor
3.16  a default argument is a shared set
      doors::TestDefaults
3.17  a holiday added in one place is everywhere
      calendars::TestImmutable.test_a_closure_of_one_s_own_changes_no_other_calendar

Section 1: Faults that the feature table names in passing, by its row

1.2   three conventions for end points
      calendars::TestWeekendStarts.test_one_convention_for_end_points
1.6   the day of the month is lost
      deadlines::TestMonthEnds.test_the_day_is_kept
1.6   an overflowing month
      deadlines::TestMonthEnds.test_a_javascript_month
1.7   steps are merged
      deadlines::TestMonthEnds.test_composition_is_not_simplified
1.10  the phase changes with the window
      deadlines::TestMonthEnds.test_a_schedule_does_not_depend_on_the_window
1.11  an amendment changes what began before
      deadlines::TestVersionsInTime.test_the_anchor_chooses_the_law
1.11  an amendment from JSON breaks
      deadlines::TestVersionsInTime.test_versions_survive_data
1.14  two days late is overdue for ever
      deadlines::TestFreeGround.test_done_two_days_late_is_met_late
1.14  a status that cannot be known is guessed
      deadlines::TestEvidence.test_where_it_cannot_be_known_it_says_so
1.14  a status changes with later events
      deadlines::TestEvidence.test_the_status_of_the_past_does_not_depend_on_later_events
1.16  backwards is a minus sign, or refused
      deadlines::TestPlanning
1.22  rules that cannot be dumped
      deadlines::TestComposition.test_rules_are_values_and_data_both_ways
1.25  "Typed", without the marker
      doors::TestDependencies.test_types_are_shipped
1.29  a datetime is taken for a date
      doors::TestDates.test_christmas_with_a_time_of_day
1.29  04/05/2026 is 5 April
      doors::TestDates.test_days_before_months
1.29  full-width digits, trailing texts
      doors::TestDates.test_texts_that_only_look_like_dates
1.29  a null date is a day
      doors::TestDates.test_no_date_at_all
1.29  1.5 and True are counts
      doors::TestCounts
1.29  month=3 is March
      doors::TestSpelling.test_a_misspelt_argument
1.29  a misspelt field is ignored
      doors::TestSpelling.test_a_misspelt_field
1.29  texts and floats are coerced
      doors::TestSpelling.test_data_is_not_coerced
1.29  a misspelt kind or name is nothing
      doors::TestSpelling.test_a_misspelt_event
      doors::TestSpelling.test_a_misspelt_timescale_or_policy

Not tested here: 0.12, 0.13, 0.14 and 2.4 are speeds, which the benchmarks measure; of 0.6 and 0.7
the milliseconds too. Of 2.7, iCalendar is not offered by this library, so there is nothing to get
wrong. A holiday added after the fact must move old answers visibly, which a peer's users asked for:
deadlines::TestReproducible.test_a_day_proclaimed_later_shows.
"""

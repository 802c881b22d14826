"""Local rules, from authorities' own reports."""

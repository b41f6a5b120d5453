"""The South-South Explorer: one United Nations report as tidy tables, pages and embeds."""

"""A report for machines and pages: the same findings in every form."""

package io.neurocards.web.desk.reports;

/**
 * A number at the head of a report.
 *
 * @param grown how it compares with the days before, in words
 */
record ReportNumber(String key, String text, String grown) {}

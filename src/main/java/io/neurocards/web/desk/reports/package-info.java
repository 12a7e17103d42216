/** The desk's pages of reports and books: charts as pictures of lines and boxes, the same numbers as tables, and files of them. */
@NullMarked
package io.neurocards.web.desk.reports;

import org.jspecify.annotations.NullMarked;

/** The shell of the operator's desk: its layout, navigation, tables, and acts that are confirmed; see docs/desk.md. */
@NullMarked
package io.neurocards.web.desk;

import org.jspecify.annotations.NullMarked;

/** The door of the desk: who comes in, with what, and who lets them. */
@NullMarked
package io.neurocards.web.desk.door;

import org.jspecify.annotations.NullMarked;

/** The dashboard: how the studio is, live; read once for all who look. */
@NullMarked
package io.neurocards.web.desk.live;

import org.jspecify.annotations.NullMarked;

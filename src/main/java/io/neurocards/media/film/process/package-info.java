/**
 * Films in processes of their own. The server keeps its small heap and its quick start, a fault in native code ends one film
 * and not the server, and what a film needed is given back when nobody orders for a while.
 */
@NullMarked
@NamedInterface("film-process")
package io.neurocards.media.film.process;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

/** The administrators' page: how the databases are, live; asks no database to be shown. */
@NullMarked
package io.neurocards.web.dashboard;

import org.jspecify.annotations.NullMarked;

/** The administrators' desk in Telegram: figures, customers, jobs, money and messages to many, for those in ADMIN_IDS only. */
@NullMarked
package io.neurocards.telegram.admin;

import org.jspecify.annotations.NullMarked;

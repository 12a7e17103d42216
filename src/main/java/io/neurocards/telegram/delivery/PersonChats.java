package io.neurocards.telegram.delivery;

import io.neurocards.shared.PersonId;
import java.util.OptionalLong;

/** Knows in which chat a customer talks with the bot, if they do. */
@FunctionalInterface
interface PersonChats {

    OptionalLong chatOf(PersonId person);
}

package io.neurocards;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * A test class that starts the application or a browser, makes films, walks through generated histories, waits for the pauses of the
 * sandbox's Telegram, or lets two databases fail, be filled, compared and migrated at work. {@code mvn verify} leaves it out, so that it
 * stays a matter of minutes; {@code mvn -Pthorough verify} runs these and no others. CI runs both.
 */
@Inherited
@Tag("thorough")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Thorough {}

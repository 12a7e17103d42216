package io.neurocards.web.api.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says of what a call sends that it is one of these words, or, where it sends several, that each of them is; for the contract. What is
 * answered says no such thing: a program that knows all words today must be able to read a new one.
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface OneOf {

    Words value();
}

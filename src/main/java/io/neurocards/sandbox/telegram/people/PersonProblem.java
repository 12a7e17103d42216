package io.neurocards.sandbox.telegram.people;

/** Something that no Telegram app lets its user do. */
public final class PersonProblem extends RuntimeException {

    PersonProblem(String why) {
        super(why, null, false, false);
    }

    public String why() {
        return String.valueOf(getMessage());
    }
}

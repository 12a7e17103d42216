package io.neurocards;

import java.util.List;

/** Settings that can't be meant: one sentence for each, without its value. */
final class UnusableSettingException extends RuntimeException {

    private final List<String> complaints;

    UnusableSettingException(List<String> complaints) {
        super(String.join("; ", complaints));
        this.complaints = List.copyOf(complaints);
    }

    List<String> complaints() {
        return complaints;
    }
}

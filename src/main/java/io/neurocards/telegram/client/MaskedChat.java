package io.neurocards.telegram.client;

/** A chat as logs name it: by its last three digits, enough to tell one from the next, too few to find somebody. */
public record MaskedChat(long id) {

    @Override
    public String toString() {
        return "…%03d".formatted(Math.floorMod(id, 1000L));
    }
}

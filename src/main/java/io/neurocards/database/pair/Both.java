package io.neurocards.database.pair;

import io.neurocards.database.log.Side;
import java.util.function.Consumer;
import java.util.function.Function;

/** One thing for each of the two databases. */
record Both<T>(T primary, T backup) {

    static <T> Both<T> of(Function<Side, T> made) {
        return new Both<>(made.apply(Side.PRIMARY), made.apply(Side.BACKUP));
    }

    T at(Side side) {
        return side == Side.PRIMARY ? primary : backup;
    }

    <U> Both<U> each(Function<T, U> made) {
        return new Both<>(made.apply(primary), made.apply(backup));
    }

    void forEach(Consumer<T> action) {
        action.accept(primary);
        action.accept(backup);
    }
}

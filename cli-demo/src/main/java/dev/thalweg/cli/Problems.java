// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.cli;

import dev.thalweg.api.ThalwegException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Collects what is wrong with a configuration, so that a user hears of everything at once.
final class Problems {
    private final List<ThalwegException> found = new ArrayList<>();

    /// Applies an option that was given; one that is refused leaves things as they are and is remembered.
    ///
    /// @param present what is there so far
    /// @param given the option's value; null when it was not given
    /// @param change applies it
    /// @return what is there then
    <T, V> T apply(T present, @Nullable V given, Change<T, V> change) {
        return given == null ? present : attempt(present, thing -> change.apply(thing, given));
    }

    /// Tries a value that is used later; if it is refused, that is remembered.
    ///
    /// @param given the option's value; null when it was not given
    /// @param use throws what is wrong with it
    <V> void check(@Nullable V given, Consumer<V> use) {
        if (given != null) {
            attempt(given, value -> {
                use.accept(value);
                return value;
            });
        }
    }

    private <T> T attempt(T present, UnaryOperator<T> change) {
        try {
            return change.apply(present);
        } catch (ThalwegException refused) {
            found.add(refused);
            return present;
        }
    }

    /// What was refused.
    List<ThalwegException> found() {
        return List.copyOf(found);
    }

    /// How an option changes a configuration.
    @FunctionalInterface
    interface Change<T, V> {
        T apply(T present, V given);
    }
}
